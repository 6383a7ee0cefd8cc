package sinew.sim.physics.probe;

import sinew.sim.kernel.Global;
import sinew.sim.kernel.HostOnly;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.data.InitialState;
import sinew.sim.physics.model.Model;

/** What {@link RandomMotion} keeps from step to step, one block per environment in every array. */
@Global
public final class MotionState {
    /** The seed of the controls. */
    public final int seed;
    /** How much of their ranges the controls take, 0 to 1. */
    public final float controlShare;
    /** Steps of an episode. */
    public final int episodeSteps;
    /** Positions {@code [count * nq]}. */
    public final float[] qpos;
    /** Velocities {@code [count * nv]}. */
    public final float[] qvel;
    /** Accelerations of the step before {@code [count * nv]}. */
    public final float[] qaccWarmstart;
    /** Activations {@code [count * na]}. */
    public final float[] activation;
    /** What else lasts from step to step {@code [count * m.memory.size]}. */
    public final float[] memory;
    /** Positions of bodies that the user moves, at rest and the same for all {@code [nmocap, 3]}. */
    public final float[] mocapPosition;
    /** Orientations of bodies that the user moves {@code [nmocap, 4]}. */
    public final float[] mocapOrientation;
    /** Steps since the episode began {@code [count]}. */
    public final int[] ages;
    /** Steps since the beginning {@code [count]}. */
    public final int[] steps;
    /** How often a state stopped being finite {@code [count]}. */
    public final int[] notFinite;
    /** Contacts of all steps together {@code [count]}. */
    public final int[] contacts;
    /** Constraint rows but those of contacts, of all steps together {@code [count]}. */
    public final int[] rows;
    /** Iterations of the solver in all steps together {@code [count]}. */
    public final int[] iterations;
    /** Steps in which there was no room for a contact {@code [count]}. */
    public final int[] overflows;

    /**
     * Begins in the initial pose; the ages are spread over an episode, so that not all begin anew at once.
     *
     * @param model the model
     * @param count how many environments
     * @param episodeSteps steps of an episode
     * @param controlShare how much of their ranges the controls take about the middle, 0 to 1
     * @param seed the seed of the controls
     */
    @HostOnly
    public MotionState(Model model, int count, int episodeSteps, float controlShare, int seed) {
        this.seed = seed;
        this.controlShare = controlShare;
        this.episodeSteps = episodeSteps;
        qpos = new float[count * model.nq];
        qvel = new float[count * model.nv];
        qaccWarmstart = new float[count * model.nv];
        activation = new float[count * model.na];
        memory = new float[count * model.memory.size];
        Data start = new Data(model);
        InitialState.set(model, start);
        mocapPosition = start.mocapPosition;
        mocapOrientation = start.mocapOrientation;
        ages = new int[count];
        steps = new int[count];
        notFinite = new int[count];
        contacts = new int[count];
        rows = new int[count];
        iterations = new int[count];
        overflows = new int[count];
        for (int i = 0; i < count; i++) {
            System.arraycopy(start.memory, 0, memory, i * model.memory.size, model.memory.size);
            System.arraycopy(start.qpos, 0, qpos, i * model.nq, model.nq);
            ages[i] = (int) ((long) i * episodeSteps / count);
        }
    }
}
