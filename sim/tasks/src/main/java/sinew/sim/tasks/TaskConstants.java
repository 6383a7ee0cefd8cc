package sinew.sim.tasks;

import sinew.sim.kernel.Constants;
import sinew.sim.kernel.HostOnly;

/** What is fixed while a task runs: sizes and durations, compiled into the fused step. */
@Constants
public final class TaskConstants {
    /** Physics steps per environment step. */
    public final int decimation;
    /** Environment steps after which an episode times out. */
    public final int maximumEpisodeLength;
    /** Duration of an environment step in s. */
    public final float stepDuration;
    /** Numbers per action. */
    public final int actionSize;
    /** Numbers per observation. */
    public final int observationSize;
    /** How many reward terms there are. */
    public final int rewardTerms;
    /** How many termination terms there are. */
    public final int terminationTerms;
    /** Where each action term begins within an action. */
    public final int[] actionOffset;
    /** Where each observation term begins within an observation. */
    public final int[] observationOffset;
    /** The joints and actuators that the terms name, as indices of the model. */
    public final int[] index;

    /**
     * Fixes the numbers.
     *
     * @param decimation physics steps per environment step
     * @param maximumEpisodeLength environment steps after which an episode times out
     * @param stepDuration duration of an environment step in s
     * @param actionSizes the number of actions of each action term
     * @param observationSizes the number of observations of each observation term
     * @param rewardTerms how many reward terms there are
     * @param terminationTerms how many termination terms there are
     * @param index the joints and actuators that the terms name
     */
    @HostOnly
    public TaskConstants(
            int decimation,
            int maximumEpisodeLength,
            double stepDuration,
            int[] actionSizes,
            int[] observationSizes,
            int rewardTerms,
            int terminationTerms,
            int[] index) {
        this.decimation = decimation;
        this.maximumEpisodeLength = maximumEpisodeLength;
        this.stepDuration = (float) stepDuration;
        this.actionOffset = offsets(actionSizes);
        this.observationOffset = offsets(observationSizes);
        this.actionSize = sum(actionSizes);
        this.observationSize = sum(observationSizes);
        this.rewardTerms = rewardTerms;
        this.terminationTerms = terminationTerms;
        this.index = index.clone();
    }

    @HostOnly
    private static int[] offsets(int[] sizes) {
        int[] offsets = new int[sizes.length];
        for (int i = 1; i < sizes.length; i++) {
            offsets[i] = offsets[i - 1] + sizes[i - 1];
        }
        return offsets;
    }

    @HostOnly
    private static int sum(int[] sizes) {
        int sum = 0;
        for (int size : sizes) {
            sum += size;
        }
        return sum;
    }
}
