package sinew.learning.ppo;

import java.nio.FloatBuffer;
import java.util.Arrays;
import sinew.learning.settings.NoiseSettings;

/**
 * The derivatives of the loss with respect to what the networks gave and to the parameters of the noise, in the places where the
 * networks' own derivatives begin.
 */
final class LossDerivatives {
    private final NoiseSettings.Kind kind;
    private final int outputs;
    private final FloatBuffer actor;
    private final FloatBuffer critic;
    private final double[] noise;

    /**
     * Writes to buffers.
     *
     * @param noise where the deviations come from
     * @param actions the number of action dimensions
     * @param actor {@code [samples * outputs]}
     * @param critic {@code [samples]}
     */
    LossDerivatives(GaussianNoise noise, int actions, FloatBuffer actor, FloatBuffer critic) {
        this.kind = noise.kind();
        this.outputs = noise.stateDependent() ? 2 * actions : actions;
        this.actor = actor;
        this.critic = critic;
        this.noise = new double[actions];
    }

    /** The derivative with respect to each parameter of the noise; of no meaning if the deviations depend on the state. */
    double[] noise() {
        return noise;
    }

    void clear() {
        Arrays.fill(noise, 0);
    }

    void mean(int sample, int d, double derivative) {
        actor.put(sample * outputs + d, (float) derivative);
    }

    /** Takes a derivative with respect to a deviation; where logarithms are learned {@code d std / d log = std}. */
    void std(int sample, int d, double derivative, double std) {
        switch (kind) {
            case SCALAR -> noise[d] += derivative;
            case LOG -> noise[d] += derivative * std;
            case STATE_DEPENDENT -> actor.put(sample * outputs + noise.length + d, (float) (derivative * std));
        }
    }

    void value(int sample, double derivative) {
        critic.put(sample, (float) derivative);
    }
}
