package sinew.learning.ppo;

/** rsl_rl's adaptive learning rate: smaller when the policy moves too far in one step, larger when it hardly moves. */
final class LearningRate {
    private static final double SMALLEST = 1e-5;
    private static final double LARGEST = 1e-2;
    private static final double FACTOR = 1.5;

    private LearningRate() {}

    /**
     * Chooses the next learning rate.
     *
     * @param current the learning rate so far
     * @param divergence the KL divergence measured
     * @param desired the KL divergence wanted
     * @return the learning rate of the next step
     */
    static double next(double current, double divergence, double desired) {
        if (divergence > 2 * desired) {
            return Math.max(SMALLEST, current / FACTOR);
        }
        if (divergence > 0 && divergence < desired / 2) {
            return Math.min(LARGEST, current * FACTOR);
        }
        return current;
    }
}
