package sinew.sim.physics.integrate;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;
import static sinew.sim.kernel.Lanes.sync;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.Quat;
import sinew.sim.math.Vec3;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.force.Activation;
import sinew.sim.physics.model.JointTable;
import sinew.sim.physics.model.Model;

/**
 * Semi-implicit Euler: activations and velocities first, then positions with the new velocities (MuJoCo documentation, Computation,
 * "Numerical integration"). Where the model says so, damping is treated implicitly, see {@link ImplicitDamping}.
 */
@KernelCode
public final class Integration {
    private Integration() {}

    /**
     * Advances the state by one timestep.
     *
     * @param m the model
     * @param d reads {@code qacc}, {@code activationRate}, {@code qfrcSmooth}, {@code mass}. Modified: {@code activation}, {@code memory},
     *     {@code qaccIntegrated}, {@code qvel}, {@code qpos}; with implicit damping also {@code massFactor}, {@code inverseDiagonal}.
     */
    public static void advance(Model m, Data d) {
        if (m.implicitDamping) {
            ImplicitDamping.solve(m, d);
        } else {
            for (int dof = lane(); dof < m.nv; dof += lanes()) {
                d.qaccIntegrated[dof] = d.qacc[dof];
            }
            sync();
        }
        if (m.memory.size > 0) {
            Memory.advance(m, d);
        }
        if (m.na > 0) {
            Activation.advance(m, d);
        }
        for (int dof = lane(); dof < m.nv; dof += lanes()) {
            d.qvel[dof] += m.timestep * d.qaccIntegrated[dof];
        }
        sync();
        moveJoints(m, d, d.qvel, m.timestep);
    }

    /**
     * Moves all joints.
     *
     * @param m the model
     * @param d Modified: {@code qpos}.
     * @param velocity with which {@code [nv]}
     * @param time for how long, in s
     */
    public static void moveJoints(Model m, Data d, float[] velocity, float time) {
        for (int joint = lane(); joint < m.njnt; joint += lanes()) {
            moveJoint(m, d, joint, velocity, time);
        }
        sync();
    }

    private static void moveJoint(Model m, Data d, int joint, float[] velocity, float time) {
        int type = m.joints.type[joint];
        int qpos = m.joints.qposStart[joint];
        int dof = m.joints.dofStart[joint];
        if (type == JointTable.FREE) {
            Vec3.at(d.qpos, qpos).plusTimes(Vec3.at(velocity, dof), time).store(d.qpos, qpos);
            turn(d, qpos + 3, Vec3.at(velocity, dof + 3), time);
        } else if (type == JointTable.BALL) {
            turn(d, qpos, Vec3.at(velocity, dof), time);
        } else {
            d.qpos[qpos] += time * velocity[dof];
        }
    }

    private static void turn(Data d, int qpos, Vec3 velocity, float time) {
        Quat.at(d.qpos, qpos).integrate(velocity, time).store(d.qpos, qpos);
    }
}
