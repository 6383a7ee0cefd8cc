package sinew.sim.tasks.terms;

import sinew.sim.kernel.KernelCode;
import sinew.sim.tasks.EnvironmentState;
import sinew.sim.tasks.TaskConstants;

/** Terms that look at the episode itself. */
@KernelCode
public final class EpisodeTerms {
    private EpisodeTerms() {}

    /**
     * Rewards an environment that has not failed in this step.
     *
     * @param s the state
     * @param env the environment
     * @return 1 or 0
     */
    public static float isAlive(EnvironmentState s, int env) {
        return 1f - s.terminated[env];
    }

    /**
     * Tells an environment that has failed in this step; time-outs do not count.
     *
     * @param s the state
     * @param env the environment
     * @return 1 or 0
     */
    public static float isTerminated(EnvironmentState s, int env) {
        return s.terminated[env];
    }

    /**
     * Gives a reward only to an environment that has not failed in this step, for tasks in which a failure replaces all rewards.
     *
     * @param s the state
     * @param env the environment
     * @param reward the reward
     * @return the reward or 0
     */
    public static float unlessFailed(EnvironmentState s, int env, float reward) {
        return s.terminated[env] != 0 ? 0f : reward;
    }

    /**
     * Tells whether the time is up.
     *
     * @param s the state
     * @param c the task
     * @param env the environment
     * @return true from the last step of the episode on
     */
    public static boolean timeOut(EnvironmentState s, TaskConstants c, int env) {
        return s.episodeLengths[env] >= c.maximumEpisodeLength;
    }
}
