package sinew.sim.physics.force;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;
import static sinew.sim.kernel.Lanes.sync;

import sinew.sim.kernel.KernelCode;
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
            d.qfrcPassive[dof] = -m.dofs.damping[dof] * d.qvel[dof];
        }
        sync();
        for (int joint = lane(); joint < m.njnt; joint += lanes()) {
            if (m.joints.stiffness[joint] != 0f) {
                addSpring(m, d, joint);
            }
        }
        sync();
    }

    private static void addSpring(Model m, Data d, int joint) {
        int type = m.joints.type[joint];
        int qpos = m.joints.qposStart[joint];
        int dof = m.joints.dofStart[joint];
        float stiffness = m.joints.stiffness[joint];
        if (type == JointTable.FREE) {
            Vec3 stretch = Vec3.at(d.qpos, qpos).minus(Vec3.at(m.qposSpring, qpos));
            Vec3.at(d.qfrcPassive, dof).plusTimes(stretch, -stiffness).store(d.qfrcPassive, dof);
            addRotationSpring(m, d, qpos + 3, dof + 3, stiffness);
        } else if (type == JointTable.BALL) {
            addRotationSpring(m, d, qpos, dof, stiffness);
        } else {
            d.qfrcPassive[dof] -= stiffness * (d.qpos[qpos] - m.qposSpring[qpos]);
        }
    }

    private static void addRotationSpring(Model m, Data d, int qpos, int dof, float stiffness) {
        Quat rest = Quat.at(m.qposSpring, qpos);
        Vec3 stretch =
                rest.conjugate().times(Quat.at(d.qpos, qpos).normalized()).toRotationVector();
        Vec3.at(d.qfrcPassive, dof).plusTimes(stretch, -stiffness).store(d.qfrcPassive, dof);
    }
}
