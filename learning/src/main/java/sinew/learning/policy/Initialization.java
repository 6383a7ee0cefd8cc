package sinew.learning.policy;

import sinew.learning.RandomPurpose;
import sinew.sim.math.Random;

/** Draws the first parameters of a policy. */
public final class Initialization {
    private Initialization() {}

    /**
     * Draws weights and biases from the uniform distribution over {@code +-1 / sqrt(inputs)}, which is what PyTorch's linear layer
     * does, but from our own random numbers, so that a seed gives the same network everywhere.
     *
     * @param layout where the parameters lie
     * @param seed the seed of the run
     * @param noiseStd the initial standard deviation of every action
     * @return the flat vector
     */
    public static float[] draw(ParameterLayout layout, int seed, double noiseStd) {
        float[] parameters = new float[layout.size()];
        float bound = 0;
        for (int i = 0; i < layout.slices().size(); i++) {
            ParameterLayout.Slice slice = layout.slices().get(i);
            if (slice.shape().length == 2) {
                // the biases that follow have the same bound
                bound = (float) (1 / Math.sqrt(slice.shape()[1]));
            }
            for (int j = 0; j < slice.length(); j++) {
                parameters[slice.offset() + j] = slice.name().equals(ParameterLayout.STD)
                        ? (float) noiseStd
                        : Random.range(-bound, bound, seed, i, 0, RandomPurpose.INITIALIZATION, j);
            }
        }
        return parameters;
    }
}
