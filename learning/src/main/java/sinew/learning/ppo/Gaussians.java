package sinew.learning.ppo;

/** The action distributions of several samples: independent normal distributions. */
final class Gaussians {
    private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    private final int actions;
    private final float[] means;
    private final float[] std;
    private final int stride;
    private final double commonLogNormalizer;

    /**
     * Combines means and deviations.
     *
     * @param actions the number of action dimensions
     * @param means {@code [samples * actions]}
     * @param std {@code [actions]} for all samples alike, or {@code [samples * actions]}
     * @param perSample whether every sample has deviations of its own
     */
    Gaussians(int actions, float[] means, float[] std, boolean perSample) {
        this.actions = actions;
        this.means = means;
        this.std = std;
        this.stride = perSample ? actions : 0;
        this.commonLogNormalizer = perSample ? 0 : logNormalizer(0);
    }

    int actions() {
        return actions;
    }

    int count() {
        return means.length / actions;
    }

    float[] means() {
        return means;
    }

    boolean perSample() {
        return stride != 0;
    }

    double mean(int sample, int d) {
        return means[sample * actions + d];
    }

    double std(int sample, int d) {
        return std[sample * stride + d];
    }

    /** The deviations: {@code [actions]}, or {@code [samples * actions]} if every sample has its own. */
    float[] std() {
        return std;
    }

    /** The mean of all deviations. */
    double meanStd() {
        double sum = 0;
        for (float deviation : std) {
            sum += deviation;
        }
        return sum / std.length;
    }

    /** The logarithm of the density at the mean: {@code -sum(log std) - n/2 log(2 pi)}. */
    private double logNormalizer(int sample) {
        double sum = 0;
        for (int d = 0; d < actions; d++) {
            sum -= Math.log(std[sample * stride + d]) + HALF_LOG_TWO_PI;
        }
        return sum;
    }

    /**
     * The logarithm of the density of one sample's action vector.
     *
     * @param sample which sample
     * @param source holds the action vector
     * @param begin where it begins
     * @return the logarithm, summed over the action dimensions
     */
    double logProbability(int sample, float[] source, int begin) {
        double squares = 0;
        for (int d = 0; d < actions; d++) {
            double z = (source[begin + d] - means[sample * actions + d]) / (double) std[sample * stride + d];
            squares += z * z;
        }
        return (stride == 0 ? commonLogNormalizer : logNormalizer(sample)) - 0.5 * squares;
    }

    /** The differential entropy in nat, summed over the action dimensions, as the mean over the samples. */
    double entropy() {
        if (stride == 0) {
            return 0.5 * actions - commonLogNormalizer;
        }
        double sum = 0;
        for (int sample = 0; sample < count(); sample++) {
            sum += 0.5 * actions - logNormalizer(sample);
        }
        return sum / count();
    }
}
