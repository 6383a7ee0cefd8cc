package sinew.sim.physics;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;
import static sinew.sim.kernel.Lanes.sync;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.Quat;
import sinew.sim.math.Vec3;

/**
 * Semi-implicit Euler: velocities first, then positions with the new velocities (MuJoCo documentation, Computation, "Numerical
 * integration").
 *
 * <p>Where the model says so, velocity derivatives D of damper and actuator forces are treated implicitly:
 * (M - h D) qacc = M qacc_explicit, which here is the sum of all forces.
 */
@KernelCode
public final class Integration {
    private Integration() {}

    /**
     * Advances velocities and positions by one timestep.
     *
     * @param m the model
     * @param d reads {@code qacc}, {@code qfrcSmooth}, {@code mass}. Modified: {@code qaccIntegrated}, {@code qvel}, {@code qpos};
     *     with implicit damping also {@code massFactor}, {@code inverseDiagonal}.
     */
    public static void advance(Model m, Data d) {
        if (m.implicitDamping) {
            solveImplicitly(m, d);
        } else {
            for (int dof = lane(); dof < m.nv; dof += lanes()) {
                d.qaccIntegrated[dof] = d.qacc[dof];
            }
            sync();
        }
        for (int dof = lane(); dof < m.nv; dof += lanes()) {
            d.qvel[dof] += m.timestep * d.qaccIntegrated[dof];
        }
        sync();
        for (int joint = lane(); joint < m.njnt; joint += lanes()) {
            moveJoint(m, d, joint);
        }
        sync();
    }

    private static void solveImplicitly(Model m, Data d) {
        for (int i = lane(); i < m.nM; i += lanes()) {
            d.massFactor[i] = d.mass[i];
        }
        sync();
        for (int dof = lane(); dof < m.nv; dof += lanes()) {
            d.massFactor[m.massRowStart[dof + 1] - 1] += m.timestep * dampingOf(m, d, dof);
            d.qaccIntegrated[dof] = d.qfrcSmooth[dof];
        }
        sync();
        MassSolve.prepare(m, d.massFactor, d.inverseDiagonal);
        MassSolve.solve(m, d.massFactor, d.inverseDiagonal, d.qaccIntegrated);
    }

    private static float dampingOf(Model m, Data d, int dof) {
        float damping = m.dofs.damping[dof];
        if (m.implicitActuation) {
            int joint = m.dofs.joint[dof];
            for (int i = m.actuators.jointStart[joint]; i < m.actuators.jointStart[joint + 1]; i++) {
                int actuator = m.actuators.byJoint[i];
                float gear = m.actuators.gear[6 * actuator];
                damping -= gear * gear * Actuation.velocityDerivative(m, d, actuator);
            }
        }
        return damping;
    }

    private static void moveJoint(Model m, Data d, int joint) {
        int type = m.joints.type[joint];
        int qpos = m.joints.qposStart[joint];
        int dof = m.joints.dofStart[joint];
        if (type == JointTable.FREE) {
            Vec3.at(d.qpos, qpos).plusTimes(Vec3.at(d.qvel, dof), m.timestep).store(d.qpos, qpos);
            turn(m, d, qpos + 3, dof + 3);
        } else if (type == JointTable.BALL) {
            turn(m, d, qpos, dof);
        } else {
            d.qpos[qpos] += m.timestep * d.qvel[dof];
        }
    }

    private static void turn(Model m, Data d, int qpos, int dof) {
        Quat.at(d.qpos, qpos).integrate(Vec3.at(d.qvel, dof), m.timestep).store(d.qpos, qpos);
    }
}
