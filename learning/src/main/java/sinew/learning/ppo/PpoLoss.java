package sinew.learning.ppo;

import sinew.learning.settings.LossSettings;

/**
 * The loss of proximal policy optimisation (Schulman et al. 2017, equations 7 and 9) and its derivatives with respect to what the
 * networks gave. From there on the networks' own derivatives take over.
 *
 * <p>{@code loss = surrogate + valueCoefficient * value - entropyCoefficient * entropy + boundsCoefficient * bounds}, each the mean
 * over a mini-batch.
 */
final class PpoLoss {
    private final LossSettings settings;
    private double surrogate;
    private double value;
    private double entropy;
    private double bounds;
    private double divergence;

    PpoLoss(LossSettings settings) {
        this.settings = settings;
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

    double bounds() {
        return bounds;
    }

    /** The mean of {@code (ratio - 1) - log(ratio)}. */
    double divergence() {
        return divergence;
    }

    double total() {
        return surrogate
                + settings.valueCoefficient() * value
                - settings.entropyCoefficient() * entropy
                + settings.boundsCoefficient() * bounds;
    }

    /**
     * Computes the loss of the samples from {@code begin} on.
     *
     * @param samples the rollout
     * @param begin the first sample
     * @param now the action distributions of these samples now
     * @param values what the critic gives for these samples now, {@code [count]}
     * @param derivatives where the derivatives go. Modified.
     */
    void compute(Samples samples, int begin, Gaussians now, float[] values, LossDerivatives derivatives) {
        int count = values.length;
        SurrogateLoss surrogates = new SurrogateLoss(settings.clip());
        ValueLoss errors = new ValueLoss(settings);
        BoundsLoss excesses = new BoundsLoss(settings);
        derivatives.clear();
        for (int i = 0; i < count; i++) {
            int sample = begin + i;
            double logProbability = now.logProbability(i, samples.actions, sample * now.actions());
            double slope =
                    surrogates.add(samples.advantages[sample], logProbability - samples.oldLogProbabilities[sample]);
            policyDerivative(samples, sample, now, i, slope / count, excesses, derivatives);
            double error = errors.add(values[i], samples.oldValues[sample], samples.returns[sample]);
            derivatives.value(i, settings.valueCoefficient() * error / count);
        }
        derivatives.finish();
        surrogate = surrogates.sum() / count;
        divergence = surrogates.divergence() / count;
        value = errors.sum() / count;
        bounds = excesses.sum() / count;
        entropy = now.entropy();
    }

    /** The log density has the derivatives {@code z / std} and {@code (z^2 - 1) / std}, the entropy {@code 1 / std}. */
    private void policyDerivative(
            Samples samples,
            int sample,
            Gaussians now,
            int i,
            double slope,
            BoundsLoss excesses,
            LossDerivatives derivatives) {
        int n = now.actions();
        double share = 1.0 / now.count();
        for (int d = 0; d < n; d++) {
            double std = now.std(i, d);
            double mean = now.mean(i, d);
            double inverse = 1 / std;
            double z = (samples.actions[sample * n + d] - mean) * inverse;
            double beyond = settings.boundsCoefficient() == 0 ? 0 : excesses.add(mean);
            derivatives.mean(i, d, slope * z * inverse + settings.boundsCoefficient() * beyond * share);
            derivatives.std(i, d, (slope * (z * z - 1) - settings.entropyCoefficient() * share) * inverse, std);
        }
    }
}
