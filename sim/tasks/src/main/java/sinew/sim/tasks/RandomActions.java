package sinew.sim.tasks;

import sinew.sim.kernel.Kernel;
import sinew.sim.kernel.KernelCode;
import sinew.sim.kernel.Lanes;
import sinew.sim.math.Random;

/** An agent that acts at random: uniform from -1 to 1, for measuring and for trying a task out. */
@KernelCode
public final class RandomActions {
    private static final int PURPOSE = 1 << 21;

    private RandomActions() {}

    /**
     * Draws the actions of one environment.
     *
     * @param s the state; {@code actions} modified
     * @param v holds the seed
     * @param c the task
     * @param env the environment
     */
    @Kernel
    public static void draw(EnvironmentState s, TermValues v, TaskConstants c, int env) {
        int step = s.episodes[env] * c.maximumEpisodeLength + s.episodeLengths[env];
        for (int i = Lanes.lane(); i < c.actionSize; i += Lanes.lanes()) {
            s.actions[env * c.actionSize + i] = Random.range(-1f, 1f, v.seed[0], env, step, PURPOSE, i);
        }
        Lanes.sync();
    }
}
