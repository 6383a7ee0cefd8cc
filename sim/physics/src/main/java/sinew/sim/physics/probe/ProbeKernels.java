package sinew.sim.physics.probe;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;
import static sinew.sim.kernel.Lanes.sync;

import sinew.sim.kernel.Kernel;
import sinew.sim.kernel.KernelCode;
import sinew.sim.math.Vec3;
import sinew.sim.physics.Dynamics;
import sinew.sim.physics.constraint.ContactLoads;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.smooth.Energy;

/** Physics and nothing else, with everything it computes handed out. */
@KernelCode
public final class ProbeKernels {
    private ProbeKernels() {}

    /**
     * Advances the state by as many steps as the snapshot says.
     *
     * @param m the model
     * @param d working memory
     * @param s state and inputs. Modified: the state.
     * @param env the environment
     */
    @Kernel
    public static void advance(Model m, Data d, Snapshot s, int env) {
        load(m, d, s, env);
        int steps = s.steps[0];
        for (int step = 0; step < steps; step++) {
            Dynamics.step(m, d);
        }
        copyOut(d.qpos, s.qpos, env, m.nq);
        copyOut(d.qvel, s.qvel, env, m.nv);
        copyOut(d.qaccWarmstart, s.qaccWarmstart, env, m.nv);
        copyOut(d.activation, s.activation, env, m.na);
        copyOut(d.memory, s.memory, env, m.memory.size);
    }

    /**
     * Computes everything that belongs to the state and leaves the state alone.
     *
     * @param m the model
     * @param d working memory
     * @param s state and inputs. Modified: the outputs.
     * @param env the environment
     */
    @Kernel
    public static void observe(Model m, Data d, Snapshot s, int env) {
        load(m, d, s, env);
        Dynamics.forward(m, d);
        float potential = Energy.potential(m, d);
        float kinetic = Energy.kinetic(m, d);
        if (lane() == 0) {
            s.energy[2 * env] = potential;
            s.energy[2 * env + 1] = kinetic;
        }
        copyOut(d.bodyPosition, s.bodyPosition, env, m.nbody * 3);
        copyOut(d.bodyOrientation, s.bodyOrientation, env, m.nbody * 4);
        copyOut(d.inertialPosition, s.inertialPosition, env, m.nbody * 3);
        copyOut(d.mass, s.mass, env, m.nM);
        copyOut(d.qfrcBias, s.qfrcBias, env, m.nv);
        copyOut(d.qfrcPassive, s.qfrcPassive, env, m.nv);
        copyOut(d.actuatorForce, s.actuatorForce, env, m.nu);
        copyOut(d.qfrcActuator, s.qfrcActuator, env, m.nv);
        copyOut(d.qfrcConstraint, s.qfrcConstraint, env, m.nv);
        copyOut(d.qacc, s.qacc, env, m.nv);
        copyContacts(m, d, s, env);
        copyOut(d.tendons.length, s.tendonLength, env, m.tendons.count);
        copyOut(d.sensors.values, s.sensorValues, env, m.sensors.valueCount);
    }

    private static void copyContacts(Model m, Data d, Snapshot s, int env) {
        if (lane() == 0) {
            s.contactCount[env] = d.contacts.count[0];
            s.contactOverflow[env] = d.contacts.overflow[0];
            s.solverIterations[env] = d.solver.iterations[0];
        }
        for (int contact = lane(); contact < d.contacts.count[0]; contact += lanes()) {
            int place = env * m.contactCapacity + contact;
            s.contactPair[place] = d.contacts.pair[contact];
            s.contactDistance[place] = d.contacts.distance[contact];
            Vec3.at(d.contacts.position, 3 * contact).store(s.contactPosition, 3 * place);
            Vec3.at(d.contacts.normal, 3 * contact).store(s.contactNormal, 3 * place);
            ContactLoads.force(m, d, contact).store(s.contactForce, 3 * place);
            ContactLoads.torque(m, d, contact).store(s.contactTorque, 3 * place);
        }
    }

    private static void load(Model m, Data d, Snapshot s, int env) {
        copyIn(s.qpos, d.qpos, env, m.nq);
        copyIn(s.qvel, d.qvel, env, m.nv);
        copyIn(s.qaccWarmstart, d.qaccWarmstart, env, m.nv);
        copyIn(s.activation, d.activation, env, m.na);
        copyIn(s.memory, d.memory, env, m.memory.size);
        copyIn(s.control, d.control, env, m.nu);
        copyIn(s.qfrcApplied, d.qfrcApplied, env, m.nv);
        copyIn(s.mocapPosition, d.mocapPosition, env, m.nmocap * 3);
        copyIn(s.mocapOrientation, d.mocapOrientation, env, m.nmocap * 4);
        sync();
    }

    private static void copyIn(float[] all, float[] own, int env, int count) {
        for (int i = lane(); i < count; i += lanes()) {
            own[i] = all[env * count + i];
        }
    }

    private static void copyOut(float[] own, float[] all, int env, int count) {
        for (int i = lane(); i < count; i += lanes()) {
            all[env * count + i] = own[i];
        }
    }
}
