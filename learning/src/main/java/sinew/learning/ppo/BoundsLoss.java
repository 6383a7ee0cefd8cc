package sinew.learning.ppo;

import sinew.learning.settings.LossSettings;

/** What mean actions cost that are too large (rl_games): {@code max(|mean| - 1.1, 0)^2}, or {@code mean^2}. */
final class BoundsLoss {
    private static final double SOFT_BOUND = 1.1;

    private final double bound;
    private double sum;

    BoundsLoss(LossSettings settings) {
        bound = settings.boundsKind() == LossSettings.BoundsKind.BEYOND ? SOFT_BOUND : 0;
    }

    /**
     * Adds one action dimension of a sample.
     *
     * @param mean its mean
     * @return the derivative of its loss with respect to the mean
     */
    double add(double mean) {
        double beyond = Math.max(Math.abs(mean) - bound, 0);
        sum += beyond * beyond;
        return 2 * beyond * Math.signum(mean);
    }

    double sum() {
        return sum;
    }
}
