package sinew.sim.tasks;

import sinew.sim.kernel.Global;
import sinew.sim.kernel.HostOnly;

/** The numbers of a task that may change while it runs. */
@Global
public final class TermValues {
    /** The weight of each reward term. */
    public final float[] weights;
    /** The values of the terms' settings, in the order of the terms. */
    public final float[] parameters;
    /** One number: the seed of all random numbers. */
    public final int[] seed;
    /** One number: 1 if the body poses are published. */
    public final int[] publishPoses;

    /**
     * Takes the numbers over.
     *
     * @param weights the weight of each reward term
     * @param parameters the values of the terms' settings
     * @param seed the seed
     */
    @HostOnly
    public TermValues(float[] weights, float[] parameters, int seed) {
        this.weights = weights.clone();
        this.parameters = parameters.clone();
        this.seed = new int[] {seed};
        this.publishPoses = new int[1];
    }
}
