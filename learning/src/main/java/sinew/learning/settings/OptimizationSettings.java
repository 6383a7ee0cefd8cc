package sinew.learning.settings;

/**
 * How the loss is minimised, with Adam (Kingma, Ba 2015).
 *
 * @param epochs how often each rollout is learned from
 * @param miniBatches into how many equal parts a rollout is cut; samples that are left over are not learned from
 * @param order which samples lie together in a mini-batch
 * @param learningRate the step size; how it changes and what stops an update
 * @param maximumGradientNorm the largest norm of the gradient over all parameters; 0 for any
 * @param adamEpsilon what Adam adds beside the root of its second moment
 * @param weightDecay the multiple of each parameter that is added to its gradient
 */
public record OptimizationSettings(
        int epochs,
        int miniBatches,
        SampleOrder order,
        LearningRateSettings learningRate,
        double maximumGradientNorm,
        double adamEpsilon,
        double weightDecay) {
    /** Which samples lie together in a mini-batch. */
    public enum SampleOrder {
        /** A random permutation, the same one in all epochs of an update (rsl_rl). */
        PERMUTED_ONCE,
        /** A random permutation, another one in each epoch (Stable-Baselines3). */
        PERMUTED_EACH_EPOCH,
        /** The samples of an environment follow each other in time, environment after environment (rl_games). */
        CONTIGUOUS_BY_ENVIRONMENT
    }
}
