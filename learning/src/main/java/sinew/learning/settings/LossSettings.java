package sinew.learning.settings;

/**
 * What is minimised: {@code surrogate + valueCoefficient * value - entropyCoefficient * entropy + boundsCoefficient * bounds}, each
 * the mean over a mini-batch (Schulman et al. 2017, equations 7 and 9).
 *
 * @param clip the clipping range of the probability ratio
 * @param valueLoss how the value's error counts
 * @param valueClip by how much the value may move, if that is limited
 * @param valueCoefficient the weight of the value's squared error
 * @param entropyCoefficient the weight of the entropy bonus
 * @param boundsKind what of the mean actions is punished
 * @param boundsCoefficient the weight of that punishment, summed over the actions; 0 for none
 */
public record LossSettings(
        double clip,
        ValueLoss valueLoss,
        double valueClip,
        double valueCoefficient,
        double entropyCoefficient,
        BoundsKind boundsKind,
        double boundsCoefficient) {
    /** How the value's error counts. */
    public enum ValueLoss {
        /** Squared. */
        SQUARED,
        /** The larger one of the squared errors of the value and of the value that moved by no more than the clipping range. */
        LARGER_OF_CLIPPED,
        /** The squared error of the value that moved by no more than the clipping range (Stable-Baselines3). */
        CLIPPED
    }

    /** What of the mean actions is punished. */
    public enum BoundsKind {
        /** The square of that part of a mean which lies beyond plus or minus 1.1. */
        BEYOND,
        /** The square of a mean. */
        REGULARISATION
    }
}
