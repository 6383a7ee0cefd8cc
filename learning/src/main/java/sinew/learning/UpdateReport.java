package sinew.learning;

/**
 * The numbers of one update; losses are averages over its mini-batches.
 *
 * @param valueLoss the value loss before its weight is applied
 * @param surrogateLoss the clipped surrogate loss
 * @param entropy the entropy of the action distribution in nat
 * @param kl the KL divergence from the rollout's policy in nat
 * @param learningRate the learning rate of the last step
 * @param meanNoiseStd the mean standard deviation of the action noise after the update
 */
public record UpdateReport(
        double valueLoss, double surrogateLoss, double entropy, double kl, double learningRate, double meanNoiseStd) {}
