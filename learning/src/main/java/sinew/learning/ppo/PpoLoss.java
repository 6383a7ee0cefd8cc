package sinew.learning.ppo;

import java.nio.FloatBuffer;
import sinew.learning.settings.LossSettings;

/**
 * The loss of proximal policy optimisation (Schulman et al. 2017, equations 7 and 9, with the clipped value loss of rsl_rl) and
 * its derivatives with respect to what the networks gave. From there on the networks' own derivatives take over.
 *
 * <p>{@code loss = surrogate + value_loss_coef * value - entropy_coef * entropy}, each the mean over a mini-batch.
 */
final class PpoLoss {
    private final LossSettings settings;
    private final double[] stdDerivative;
    private double surrogate;
    private double value;
    private double entropy;

    PpoLoss(LossSettings settings, int actionSize) {
        this.settings = settings;
        this.stdDerivative = new double[actionSize];
    }

    double surrogate() {
        return surrogate;
    }

    double value() {
        return value;
    }

    double entropy() {
        return entropy;
    }

    /** The derivative of the loss with respect to each standard deviation. */
    double[] stdDerivative() {
        return stdDerivative;
    }

    /**
     * Computes the loss of the samples from {@code begin} on.
     *
     * @param samples the rollout
     * @param begin the first sample
     * @param means what the actor gives for these samples now, {@code [count * actions]}
     * @param values what the critic gives for these samples now, {@code [count]}
     * @param std the standard deviations now
     * @param meanDerivative the derivative with respect to the means. Modified.
     * @param valueDerivative the derivative with respect to the values. Modified.
     */
    void compute(
            Samples samples,
            int begin,
            float[] means,
            float[] values,
            float[] std,
            FloatBuffer meanDerivative,
            FloatBuffer valueDerivative) {
        int count = values.length;
        surrogate = 0;
        value = 0;
        entropy = Gaussian.entropy(std);
        for (int d = 0; d < std.length; d++) {
            stdDerivative[d] = -settings.entropyCoefficient() / std[d];
        }
        double logNormalizer = Gaussian.logNormalizer(std);
        for (int i = 0; i < count; i++) {
            double logProbability = Gaussian.logProbability(
                    samples.actions, (begin + i) * std.length, means, i * std.length, std, logNormalizer);
            double slope = surrogateOf(samples, begin + i, logProbability);
            policyDerivative(samples, begin, i, means, std, slope / count, meanDerivative);
            valueDerivative.put(
                    i, (float) (settings.valueCoefficient() * valueOf(samples, begin + i, values[i]) / count));
        }
        surrogate /= count;
        value /= count;
    }

    /** Adds one sample's surrogate loss; returns its derivative with respect to the log probability. */
    private double surrogateOf(Samples samples, int sample, double logProbability) {
        double advantage = samples.advantages[sample];
        double ratio = Math.exp(logProbability - samples.oldLogProbabilities[sample]);
        double clip = settings.clip();
        double clippedRatio = Math.clamp(ratio, 1 - clip, 1 + clip);
        double plain = -advantage * ratio;
        double clipped = -advantage * clippedRatio;
        surrogate += Math.max(plain, clipped);
        return plain >= clipped || ratio == clippedRatio ? plain : 0;
    }

    private void policyDerivative(
            Samples samples, int begin, int i, float[] means, float[] std, double slope, FloatBuffer meanDerivative) {
        int n = std.length;
        for (int d = 0; d < n; d++) {
            double inverse = 1.0 / std[d];
            double z = (samples.actions[(begin + i) * n + d] - means[i * n + d]) * inverse;
            meanDerivative.put(i * n + d, (float) (slope * z * inverse));
            stdDerivative[d] += slope * (z * z - 1) * inverse;
        }
    }

    /** Adds one sample's value loss; returns its derivative with respect to the value. */
    private double valueOf(Samples samples, int sample, double now) {
        double error = now - samples.returns[sample];
        if (settings.valueLoss() == LossSettings.ValueLoss.SQUARED) {
            value += error * error;
            return 2 * error;
        }
        double clip = settings.valueClip();
        double move = now - samples.oldValues[sample];
        double clippedMove = Math.clamp(move, -clip, clip);
        double clippedError = samples.oldValues[sample] + clippedMove - samples.returns[sample];
        value += Math.max(error * error, clippedError * clippedError);
        return move == clippedMove || error * error > clippedError * clippedError ? 2 * error : 0;
    }
}
