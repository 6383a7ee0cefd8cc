package sinew.learning.ppo;

import java.nio.FloatBuffer;
import java.util.Arrays;
import sinew.learning.settings.NoiseSettings;

/**
 * The derivatives of the loss with respect to what the networks gave and to the parameters of the noise, in the places where the
 * networks' own derivatives begin: those of the actor's outputs {@code [samples][outputs]}, of the critic's {@code [samples]} and, unless
 * the deviations depend on the state, of the noise {@code [actions]}, one after the other.
 */
final class LossDerivatives {
    private final NoiseSettings.Kind kind;
    private final int outputs;
    private final FloatBuffer all;
    private final int firstOfCritic;
    private final int firstOfNoise;
    private final double[] noise;

    /**
     * Writes to a buffer.
     *
     * @param noise where the deviations come from
     * @param actions the number of action dimensions
     * @param samples the number of samples
     * @param all of the {@linkplain #length length} that they have together
     */
    LossDerivatives(GaussianNoise noise, int actions, int samples, FloatBuffer all) {
        this.kind = noise.kind();
        this.outputs = outputs(noise, actions);
        this.all = all;
        this.firstOfCritic = samples * outputs;
        this.firstOfNoise = firstOfCritic + samples;
        this.noise = new double[actions];
    }

    /** How many derivatives there are. */
    static int length(GaussianNoise noise, int actions, int samples) {
        return samples * (outputs(noise, actions) + 1) + (noise.stateDependent() ? 0 : actions);
    }

    private static int outputs(GaussianNoise noise, int actions) {
        return noise.stateDependent() ? 2 * actions : actions;
    }

    /** Forgets the sums for the noise; all others are written anew. */
    void clear() {
        Arrays.fill(noise, 0);
    }

    void mean(int sample, int d, double derivative) {
        all.put(sample * outputs + d, (float) derivative);
    }

    /** Takes a derivative with respect to a deviation; where logarithms are learned {@code d std / d log = std}. */
    void std(int sample, int d, double derivative, double std) {
        switch (kind) {
            case SCALAR -> noise[d] += derivative;
            case LOG -> noise[d] += derivative * std;
            case STATE_DEPENDENT -> all.put(sample * outputs + noise.length + d, (float) (derivative * std));
        }
    }

    void value(int sample, double derivative) {
        all.put(firstOfCritic + sample, (float) derivative);
    }

    /** Writes the sums for the noise, after all samples. */
    void finish() {
        if (kind != NoiseSettings.Kind.STATE_DEPENDENT) {
            for (int d = 0; d < noise.length; d++) {
                all.put(firstOfNoise + d, (float) noise[d]);
            }
        }
    }
}
