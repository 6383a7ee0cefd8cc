package sinew.sim.tasks;

import sinew.sim.kernel.Global;
import sinew.sim.kernel.HostOnly;
import sinew.sim.physics.model.Model;

/** Everything that lasts from step to step, one block per environment in every array. */
@Global
public final class EnvironmentState {
    /** Positions {@code [count * nq]}. */
    public final float[] qpos;
    /** Velocities {@code [count * nv]}. */
    public final float[] qvel;
    /** Accelerations of the last physics step, from which the solver of constraints starts {@code [count * nv]}. */
    public final float[] qaccWarmstart;
    /** Activations of actuators with dynamics {@code [count * na]}. */
    public final float[] activation;
    /** What else physics remembers {@code [count * m.memory.size]}, see {@link sinew.sim.physics.model.MemoryTable}. */
    public final float[] memory;
    /** Positions of the bodies that the task moves {@code [count * nmocap * 3]}, in the environment's frame. */
    public final float[] mocapPosition;
    /** Orientations of the bodies that the task moves {@code [count * nmocap * 4]}. */
    public final float[] mocapOrientation;
    /** What the task's terms remember from step to step {@code [count * rememberedSize]}. */
    public final float[] remembered;
    /** Raw policy outputs {@code [count * actionSize]}. */
    public final float[] actions;
    /** What the policy sees {@code [count * observationSize]}. */
    public final float[] observations;
    /** The reward of the last step {@code [count]}. */
    public final float[] rewards;
    /** 1 where the last step ended an episode {@code [count]}. */
    public final int[] dones;
    /** 1 where the last step failed {@code [count]}. */
    public final int[] terminated;
    /** 1 where the last step only ran out of time {@code [count]}. */
    public final int[] timeOuts;
    /**
     * 0, or 1 + the index of the first quantity of (qpos, qvel, qacc) that was not finite or too large after the last step {@code
     * [count]}.
     */
    public final int[] notFinite;
    /** Contacts that had no place in working memory, since the counter was last set to 0 {@code [count]}. */
    public final int[] droppedContacts;
    /** The episode's age in steps: those since it began and its head start {@code [count]}. */
    public final int[] episodeLengths;
    /** The age that the running episode was given at its start, in steps {@code [count]}. */
    public final int[] headStarts;
    /** Episodes begun so far {@code [count]}. */
    public final int[] episodes;
    /** The sum of the rewards of the running episode {@code [count]}. */
    public final float[] episodeReturns;
    /** The sum of each reward term over the running episode {@code [count * rewardTerms]}. */
    public final float[] termSums;
    /** Steps of the episode that ended last {@code [count]}. */
    public final int[] finishedLengths;
    /** The sum of the rewards of the episode that ended last {@code [count]}. */
    public final float[] finishedReturns;
    /** The sum of each reward term over the episode that ended last {@code [count * rewardTerms]}. */
    public final float[] finishedTermSums;
    /** 1 where a termination term held in the last step {@code [count * terminationTerms]}. */
    public final int[] finishedTerminations;
    /** Published poses {@code [count * nbody * 7]}: position in m, unit quaternion w x y z, in the environment's frame. */
    public final float[] bodyPoses;

    /**
     * Makes room for a number of environments; all zero.
     *
     * @param model the model
     * @param task the task
     * @param count how many environments
     */
    @HostOnly
    public EnvironmentState(Model model, TaskConstants task, int count) {
        qpos = new float[count * model.nq];
        qvel = new float[count * model.nv];
        qaccWarmstart = new float[count * model.nv];
        activation = new float[count * model.na];
        memory = new float[count * model.memory.size];
        mocapPosition = new float[count * model.nmocap * 3];
        mocapOrientation = new float[count * model.nmocap * 4];
        remembered = new float[count * task.rememberedSize];
        actions = new float[count * task.actionSize];
        observations = new float[count * task.observationSize];
        rewards = new float[count];
        dones = new int[count];
        terminated = new int[count];
        timeOuts = new int[count];
        notFinite = new int[count];
        droppedContacts = new int[count];
        episodeLengths = new int[count];
        headStarts = new int[count];
        episodes = new int[count];
        episodeReturns = new float[count];
        termSums = new float[count * task.rewardTerms];
        finishedLengths = new int[count];
        finishedReturns = new float[count];
        finishedTermSums = new float[count * task.rewardTerms];
        finishedTerminations = new int[count * task.terminationTerms];
        bodyPoses = new float[count * model.nbody * 7];
    }

    /**
     * Switches an equality constraint of one environment. States on a device must be uploaded afterwards.
     *
     * @param model the model
     * @param environment the environment
     * @param equality the constraint by its number in the file
     * @param active whether it shall hold
     */
    @HostOnly
    public void setEqualityActive(Model model, int environment, int equality, boolean active) {
        memory[environment * model.memory.size + model.memory.equalities + equality] = active ? 1f : 0f;
    }
}
