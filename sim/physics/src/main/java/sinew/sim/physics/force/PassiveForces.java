package sinew.sim.physics.force;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;
import static sinew.sim.kernel.Lanes.sync;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.FloatMath;
import sinew.sim.math.Quat;
import sinew.sim.math.Vec3;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.JointTable;
import sinew.sim.physics.model.Model;

/** Forces of springs, dampers, gravity compensation and the medium (MuJoCo documentation, Computation, "Passive forces"). */
@KernelCode
public final class PassiveForces {
    private PassiveForces() {}

    /**
     * Computes all passive forces.
     *
     * @param m the model
     * @param d reads {@code qpos}, {@code qvel}, {@code tendons}, {@code bodyVelocity}. Modified: {@code qfrcPassive},
     *     {@code gravityCompensation}, {@code fluid}.
     */
    public static void gather(Model m, Data d) {
        ofJoints(m, d);
        if (m.tendons.passive) {
            TendonForces.addToPassive(m, d);
        }
        if (m.bodies.compensatedCount > 0) {
            GravityCompensation.addToPassive(m, d);
        }
        if (m.fluid.count > 0) {
            FluidForces.addToPassive(m, d);
        }
    }

    private static void ofJoints(Model m, Data d) {
        for (int dof = lane(); dof < m.nv; dof += lanes()) {
            d.qfrcPassive[dof] = -damping(m, d, dof) * d.qvel[dof];
        }
        sync();
        for (int joint = lane(); joint < m.njnt; joint += lanes()) {
            if (m.joints.growing || m.joints.stiffness[joint] != 0f) {
                addSpring(m, d, joint);
            }
        }
        sync();
    }

    private static float damping(Model m, Data d, int dof) {
        float damping = m.dofs.damping[dof];
        if (m.dofs.growing) {
            float speed = Math.abs(d.qvel[dof]);
            damping += speed * (m.dofs.dampingGrowth[2 * dof] + speed * m.dofs.dampingGrowth[2 * dof + 1]);
        }
        return damping;
    }

    /**
     * Change of a degree of freedom's damping force with its velocity.
     *
     * @param m the model
     * @param d reads {@code qvel}
     * @param dof the degree of freedom
     * @return in N s/m or N m s/rad
     */
    public static float dampingDerivative(Model m, Data d, int dof) {
        float derivative = m.dofs.damping[dof];
        if (m.dofs.growing) {
            float speed = Math.abs(d.qvel[dof]);
            derivative += speed * (2f * m.dofs.dampingGrowth[2 * dof] + 3f * speed * m.dofs.dampingGrowth[2 * dof + 1]);
        }
        return derivative;
    }

    private static float stiffness(Model m, int joint, float stretch) {
        float stiffness = m.joints.stiffness[joint];
        if (m.joints.growing) {
            stiffness +=
                    stretch * (m.joints.stiffnessGrowth[2 * joint] + stretch * m.joints.stiffnessGrowth[2 * joint + 1]);
        }
        return stiffness;
    }

    private static void addSpring(Model m, Data d, int joint) {
        int type = m.joints.type[joint];
        int qpos = m.joints.qposStart[joint];
        int dof = m.joints.dofStart[joint];
        if (type == JointTable.FREE) {
            Vec3 stretch = Vec3.at(d.qpos, qpos).minus(Vec3.at(m.qposSpring, qpos));
            addSpring(m, d, joint, dof, stretch);
            addRotationSpring(m, d, joint, qpos + 3, dof + 3);
        } else if (type == JointTable.BALL) {
            addRotationSpring(m, d, joint, qpos, dof);
        } else {
            float stretch = d.qpos[qpos] - m.qposSpring[qpos];
            d.qfrcPassive[dof] -= stiffness(m, joint, stretch) * stretch;
        }
    }

    private static void addRotationSpring(Model m, Data d, int joint, int qpos, int dof) {
        Quat rest = Quat.at(m.qposSpring, qpos);
        Vec3 stretch =
                rest.conjugate().times(Quat.at(d.qpos, qpos).normalized()).toRotationVector();
        addSpring(m, d, joint, dof, stretch);
    }

    private static void addSpring(Model m, Data d, int joint, int dof, Vec3 stretch) {
        float stiffness = m.joints.stiffness[joint];
        if (m.joints.growing) {
            stiffness = stiffness(m, joint, FloatMath.sqrt(stretch.dot(stretch)));
        }
        Vec3.at(d.qfrcPassive, dof).plusTimes(stretch, -stiffness).store(d.qfrcPassive, dof);
    }
}
