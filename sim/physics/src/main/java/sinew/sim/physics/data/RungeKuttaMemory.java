package sinew.sim.physics.data;

import sinew.sim.kernel.Scratch;
import sinew.sim.physics.model.Model;

/** What {@code RungeKutta} keeps between its stages; empty for models with another integrator. */
@Scratch
public final class RungeKuttaMemory {
    /** Positions at the start of the step {@code [nq]}. */
    public final float[] qpos;
    /** Velocities at the start of the step {@code [nv]}. */
    public final float[] qvel;
    /** Activations at the start of the step {@code [na]}. */
    public final float[] activation;
    /** Weighted sum of the stages' velocities {@code [nv]}. */
    public final float[] velocitySum;
    /** Weighted sum of the stages' accelerations {@code [nv]}. */
    public final float[] accelerationSum;
    /** Weighted sum of the stages' rates of activations {@code [na]}. */
    public final float[] rateSum;

    /** Where in the step the state is {@code [1]}: 0 at its begin, 1 in its middle, 2 at its end. */
    public final int[] moment;

    RungeKuttaMemory(Model model) {
        qpos = new float[model.rungeKuttaCopies * model.nq];
        qvel = new float[model.rungeKuttaCopies * model.nv];
        activation = new float[model.rungeKuttaCopies * model.na];
        velocitySum = new float[model.rungeKuttaCopies * model.nv];
        accelerationSum = new float[model.rungeKuttaCopies * model.nv];
        moment = new int[model.rungeKuttaCopies];
        rateSum = new float[model.rungeKuttaCopies * model.na];
    }
}
