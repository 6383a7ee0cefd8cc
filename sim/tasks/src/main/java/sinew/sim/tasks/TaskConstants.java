package sinew.sim.tasks;

import java.util.List;
import sinew.sim.kernel.Constants;
import sinew.sim.kernel.HostOnly;

/** What is fixed while a task runs: sizes, durations and the robot's standing pose, compiled into the fused step. */
@Constants
public final class TaskConstants {
    /** Physics steps per environment step. */
    public final int decimation;
    /** Environment steps after which an episode times out. */
    public final int maximumEpisodeLength;
    /** Duration of an environment step in s. */
    public final float stepDuration;
    /** What every reward is multiplied by beside its weight: the duration of a step in s where rewards count per second, else 1. */
    public final float rewardScale;
    /** Numbers per action. */
    public final int actionSize;
    /** Numbers per observation. */
    public final int observationSize;
    /** How many reward terms there are. */
    public final int rewardTerms;
    /** How many termination terms there are. */
    public final int terminationTerms;
    /** Numbers that terms remember. */
    public final int rememberedSize;
    /** Where each action term begins within an action. */
    public final int[] actionOffset;
    /** Where each observation term begins within an observation. */
    public final int[] observationOffset;
    /** Where each thing that is remembered begins among them. */
    public final int[] rememberedOffset;
    /** The joints and actuators that the terms name, as indices of the model. */
    public final int[] index;
    /** Positions at the start of an episode, before resets {@code [nq]}. */
    public final float[] standing;
    /** The robot's joints. */
    public final JointOrder joints;

    /**
     * Fixes the numbers.
     *
     * @param timing durations
     * @param sizes how many numbers the terms have
     * @param index the joints and actuators that the terms name
     * @param standing positions at the start of an episode
     * @param joints the robot's joints
     */
    @HostOnly
    public TaskConstants(Timing timing, TermSizes sizes, int[] index, float[] standing, JointOrder joints) {
        this.decimation = timing.decimation();
        this.maximumEpisodeLength = timing.maximumEpisodeLength();
        this.stepDuration = (float) timing.stepDuration();
        this.rewardScale = timing.rewardsPerSecond() ? stepDuration : 1f;
        this.actionOffset = offsets(sizes.actions());
        this.observationOffset = offsets(sizes.observations());
        this.rememberedOffset = offsets(sizes.remembered());
        this.actionSize = sum(sizes.actions());
        this.observationSize = sum(sizes.observations());
        this.rememberedSize = sum(sizes.remembered());
        this.rewardTerms = sizes.rewards();
        this.terminationTerms = sizes.terminations();
        this.index = index.clone();
        this.standing = standing.clone();
        this.joints = joints;
    }

    /**
     * How time is cut.
     *
     * @param decimation physics steps per environment step
     * @param maximumEpisodeLength environment steps after which an episode times out
     * @param stepDuration duration of an environment step in s
     * @param rewardsPerSecond whether rewards are multiplied by that duration
     */
    public record Timing(int decimation, int maximumEpisodeLength, double stepDuration, boolean rewardsPerSecond) {}

    @HostOnly
    private static int[] offsets(List<Integer> sizes) {
        int[] offsets = new int[sizes.size()];
        for (int i = 1; i < offsets.length; i++) {
            offsets[i] = offsets[i - 1] + sizes.get(i - 1);
        }
        return offsets;
    }

    @HostOnly
    private static int sum(List<Integer> sizes) {
        return sizes.stream().mapToInt(Integer::intValue).sum();
    }
}
