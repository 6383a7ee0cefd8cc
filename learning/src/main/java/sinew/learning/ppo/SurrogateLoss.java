package sinew.learning.ppo;

/** The clipped surrogate loss (Schulman et al. 2017, equation 7), {@code max(-A ratio, -A clamp(ratio, 1 - clip, 1 + clip))}. */
final class SurrogateLoss {
    private final double clip;
    private double sum;
    private double divergence;

    SurrogateLoss(double clip) {
        this.clip = clip;
    }

    /**
     * Adds one sample.
     *
     * @param advantage its advantage
     * @param logRatio the logarithm of its probability now less the one in the rollout
     * @return the derivative of its loss with respect to the logarithm of its probability
     */
    double add(double advantage, double logRatio) {
        double ratio = Math.exp(logRatio);
        double clippedRatio = Math.clamp(ratio, 1 - clip, 1 + clip);
        double plain = -advantage * ratio;
        double clipped = -advantage * clippedRatio;
        sum += Math.max(plain, clipped);
        divergence += ratio - 1 - logRatio;
        return plain >= clipped || ratio == clippedRatio ? plain : 0;
    }

    double sum() {
        return sum;
    }

    /** The sum of {@code (ratio - 1) - log(ratio)}, an estimate of the divergence from the rollout (Schulman 2020). */
    double divergence() {
        return divergence;
    }
}
