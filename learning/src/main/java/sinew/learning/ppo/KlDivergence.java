package sinew.learning.ppo;

import sinew.learning.settings.LearningRateSettings.KlReference;

/** How far action distributions have moved: a mean over samples of the sum over actions, in nat. */
final class KlDivergence {
    private static final double OFFSET = 1e-5;

    private KlDivergence() {}

    /**
     * Measures the divergence between the distributions of a mini-batch now and earlier ones, with the small offsets that the
     * libraries have.
     *
     * @param reference which formula
     * @param samples holds the earlier distributions
     * @param begin the first sample
     * @param now the distributions now
     * @return the divergence
     */
    static double of(KlReference reference, Samples samples, int begin, Gaussians now) {
        boolean fromRollout = reference == KlReference.ROLLOUT;
        if (fromRollout && !now.perSample()) {
            return common(samples, begin, now);
        }
        double sum = 0;
        for (int i = 0; i < now.count(); i++) {
            for (int d = 0; d < now.actions(); d++) {
                double difference = samples.oldMean(begin + i, d) - now.mean(i, d);
                double oldStd = samples.oldStd(begin + i, d);
                sum += fromRollout
                        ? forward(oldStd, now.std(i, d), difference * difference)
                        : backward(oldStd, now.std(i, d), difference * difference);
            }
        }
        return sum / now.count();
    }

    /** {@code KL(old || new)}, as rsl_rl. */
    private static double forward(double oldStd, double std, double squaredDifference) {
        return Math.log(std / oldStd + OFFSET) + (oldStd * oldStd + squaredDifference) / (2 * std * std) - 0.5;
    }

    /** {@code KL(new || old)}, as rl_games. */
    private static double backward(double oldStd, double std, double squaredDifference) {
        return Math.log(oldStd / std + OFFSET)
                + (std * std + squaredDifference) / (2 * (oldStd * oldStd + OFFSET))
                - 0.5;
    }

    /** All samples have the same deviations: one logarithm for each action is enough. */
    private static double common(Samples samples, int begin, Gaussians now) {
        int n = now.actions();
        float[] means = now.means();
        double sum = 0;
        for (int d = 0; d < n; d++) {
            double squares = 0;
            for (int i = d; i < means.length; i += n) {
                double difference = samples.oldMeans[begin * n + i] - means[i];
                squares += difference * difference;
            }
            sum += forward(samples.oldStd(begin, d), now.std(0, d), squares / now.count());
        }
        return sum;
    }
}
