package sinew.learning.ppo;

/** The action distribution: independent normal distributions whose deviations do not depend on the observation. */
final class Gaussian {
    private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    private Gaussian() {}

    /**
     * The part of the log density that is the same for all samples: {@code -sum(log std) - n/2 log(2 pi)}.
     *
     * @param std the standard deviations
     * @return the logarithm of the density at the mean
     */
    static double logNormalizer(float[] std) {
        double sum = 0;
        for (float deviation : std) {
            sum -= Math.log(deviation) + HALF_LOG_TWO_PI;
        }
        return sum;
    }

    /**
     * The logarithm of the density of one action vector.
     *
     * @param actions holds the action vector
     * @param action where it begins
     * @param means holds its means
     * @param mean where they begin
     * @param std the standard deviations
     * @param logNormalizer see {@link #logNormalizer}
     * @return the logarithm, summed over the action dimensions
     */
    static double logProbability(
            float[] actions, int action, float[] means, int mean, float[] std, double logNormalizer) {
        double squares = 0;
        for (int d = 0; d < std.length; d++) {
            double z = (actions[action + d] - means[mean + d]) / (double) std[d];
            squares += z * z;
        }
        return logNormalizer - 0.5 * squares;
    }

    /**
     * The differential entropy.
     *
     * @param std the standard deviations
     * @return the entropy in nat, summed over the action dimensions
     */
    static double entropy(float[] std) {
        return 0.5 * std.length - logNormalizer(std);
    }

    /**
     * The mean KL divergence of new distributions from old ones, with the small offset rsl_rl has in its logarithm.
     *
     * @param oldMeans {@code [samples * dimensions]}
     * @param means {@code [samples * dimensions]}
     * @param begin where the samples begin in the old means
     * @param oldStd the old standard deviations
     * @param std the new standard deviations
     * @return the divergence in nat
     */
    static double divergence(float[] oldMeans, float[] means, int begin, float[] oldStd, float[] std) {
        int n = std.length;
        double sum = 0;
        for (int d = 0; d < n; d++) {
            double logRatio = Math.log(std[d] / (double) oldStd[d] + 1e-5);
            double oldVariance = (double) oldStd[d] * oldStd[d];
            double scale = 1 / (2.0 * std[d] * std[d]);
            double squares = 0;
            for (int i = d; i < means.length; i += n) {
                double difference = oldMeans[begin + i] - means[i];
                squares += difference * difference;
            }
            sum += logRatio + (oldVariance + squares * n / means.length) * scale - 0.5;
        }
        return sum;
    }
}
