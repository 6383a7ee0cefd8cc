package sinew.learning.settings;

/**
 * How rewards become returns and advantages (Schulman et al. 2016, equation 16). A reward is first shaped: {@code (reward + shift)
 * * scale}; what a time-out adds comes after that.
 *
 * @param rewardScale by which rewards are multiplied
 * @param rewardShift what is added to rewards before
 * @param gamma the discount per environment step
 * @param lambda lambda of the generalised advantage estimation
 * @param timeOutBootstrap what stands for the rewards after a time-out
 * @param advantageNormalization over what advantages are normalised
 */
public record ReturnSettings(
        double rewardScale,
        double rewardShift,
        double gamma,
        double lambda,
        TimeOutBootstrap timeOutBootstrap,
        AdvantageNormalization advantageNormalization) {
    /** What stands for the rewards after a time-out. */
    public enum TimeOutBootstrap {
        /** Nothing: a time-out is like a failure. */
        NONE,
        /** {@code gamma} times the value of the last observation before the step (environments give none after it). */
        VALUE_OF_LAST_OBSERVATION
    }

    /** Over what advantages are brought to mean 0 and (unbiased) standard deviation 1, with 1e-8 beside the deviation. */
    public enum AdvantageNormalization {
        /** Nowhere. */
        NONE,
        /** Over the whole rollout, once. */
        ROLLOUT,
        /** Within each mini-batch. */
        MINI_BATCH
    }
}
