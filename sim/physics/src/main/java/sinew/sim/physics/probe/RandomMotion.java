package sinew.sim.physics.probe;

import static sinew.sim.kernel.Lanes.any;
import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;
import static sinew.sim.kernel.Lanes.sync;

import sinew.sim.kernel.Kernel;
import sinew.sim.kernel.KernelCode;
import sinew.sim.math.Random;
import sinew.sim.physics.Dynamics;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.data.InitialState;
import sinew.sim.physics.model.Model;

/** Physics driven by random controls, for measuring. */
@KernelCode
public final class RandomMotion {
    private static final int PURPOSE = 1 << 22;

    private RandomMotion() {}

    /**
     * Draws controls, uniform in their ranges (from -1 to 1 where there is none), and advances one timestep. An environment begins anew
     * when its episode ends and when its state stopped being finite.
     *
     * @param m the model
     * @param d working memory
     * @param s the states. Modified.
     * @param env the environment
     */
    @Kernel
    public static void step(Model m, Data d, MotionState s, int env) {
        int age = s.ages[env];
        if (age >= s.episodeSteps) {
            age = 0;
            if (lane() == 0) {
                InitialState.set(m, d);
            }
            for (int i = lane(); i < m.nv; i += lanes()) {
                d.qaccWarmstart[i] = 0f;
            }
            sync();
        } else {
            resume(m, d, s, env);
        }
        if (lane() == 0) {
            d.contacts.overflow[0] = 0;
        }
        int drawn = s.steps[env];
        for (int i = lane(); i < m.nu; i += lanes()) {
            float low = Math.max(m.actuators.controlMinimum[i], -Float.MAX_VALUE);
            float high = Math.min(m.actuators.controlMaximum[i], Float.MAX_VALUE);
            boolean ranged = high - low < Float.MAX_VALUE;
            float middle = ranged ? 0.5f * (low + high) : 0f;
            float reach = s.controlShare * (ranged ? 0.5f * (high - low) : 1f);
            d.control[i] = Random.range(middle - reach, middle + reach, s.seed, env, drawn, PURPOSE, i);
        }
        sync();
        Dynamics.step(m, d);
        sync();
        keep(m, d, s, env, age + 1, drawn + 1);
    }

    private static void resume(Model m, Data d, MotionState s, int env) {
        for (int i = lane(); i < m.nq; i += lanes()) {
            d.qpos[i] = s.qpos[env * m.nq + i];
        }
        for (int i = lane(); i < m.nv; i += lanes()) {
            d.qvel[i] = s.qvel[env * m.nv + i];
            d.qaccWarmstart[i] = s.qaccWarmstart[env * m.nv + i];
            d.qfrcApplied[i] = 0f;
        }
        for (int i = lane(); i < m.na; i += lanes()) {
            d.activation[i] = s.activation[env * m.na + i];
        }
        for (int i = lane(); i < m.memory.size; i += lanes()) {
            d.memory[i] = s.memory[env * m.memory.size + i];
        }
        for (int i = lane(); i < m.nmocap * 3; i += lanes()) {
            d.mocapPosition[i] = s.mocapPosition[i];
        }
        for (int i = lane(); i < m.nmocap * 4; i += lanes()) {
            d.mocapOrientation[i] = s.mocapOrientation[i];
        }
    }

    private static void keep(Model m, Data d, MotionState s, int env, int age, int drawn) {
        boolean broken = false;
        for (int i = lane(); i < m.nq; i += lanes()) {
            broken |= !Float.isFinite(d.qpos[i]);
            s.qpos[env * m.nq + i] = d.qpos[i];
        }
        for (int i = lane(); i < m.nv; i += lanes()) {
            broken |= !Float.isFinite(d.qvel[i]);
            s.qvel[env * m.nv + i] = d.qvel[i];
            s.qaccWarmstart[env * m.nv + i] = d.qaccWarmstart[i];
        }
        for (int i = lane(); i < m.na; i += lanes()) {
            s.activation[env * m.na + i] = d.activation[i];
        }
        for (int i = lane(); i < m.memory.size; i += lanes()) {
            s.memory[env * m.memory.size + i] = d.memory[i];
        }
        boolean anyBroken = any(broken);
        if (lane() == 0) {
            s.ages[env] = anyBroken ? s.episodeSteps : age;
            s.steps[env] = drawn;
            s.notFinite[env] += anyBroken ? 1 : 0;
            s.contacts[env] += d.contacts.count[0];
            s.rows[env] += d.rows.count[0] + d.rows.count[1];
            s.iterations[env] += d.solver.iterations[0];
            s.overflows[env] += d.contacts.overflow[0] > 0 ? 1 : 0;
        }
    }
}
