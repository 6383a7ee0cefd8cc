package sinew.learning.settings;

/**
 * The step size of the optimiser and how the divergence of the policy from an earlier one acts on it.
 *
 * @param initial the step size at the beginning
 * @param schedule how it changes
 * @param desiredKl the divergence that the adaptive schedules aim at: above twice of it the step size is divided by 1.5, below
 *     half of it multiplied by 1.5
 * @param smallest the smallest step size that a schedule gives
 * @param largest the largest step size that an adaptive schedule gives
 * @param klReference from what the divergence is measured and how
 * @param decayIterations after how many iterations the linear schedule arrives at the smallest step size
 * @param stopKl the update ends before a mini-batch whose mean {@code (ratio - 1) - log(ratio)} exceeds this; 0 for never
 *     (Stable-Baselines3: 1.5 times {@code target_kl})
 */
public record LearningRateSettings(
        double initial,
        Schedule schedule,
        double desiredKl,
        double smallest,
        double largest,
        KlReference klReference,
        int decayIterations,
        double stopKl) {
    /** How the step size changes. */
    public enum Schedule {
        /** Not at all. */
        FIXED,
        /** By the divergence in each mini-batch, for that very step; a divergence of 0 changes nothing (rsl_rl). */
        ADAPTIVE_PER_MINI_BATCH,
        /** By the divergence in each mini-batch before its step, for the next step (rl_games' {@code legacy}). */
        ADAPTIVE_AFTER_MINI_BATCH,
        /** By the mean divergence of an epoch, for the next epoch (rl_games' {@code standard}). */
        ADAPTIVE_PER_EPOCH,
        /**
         * From the initial to the smallest one: in iteration {@code i}, counted from 1, {@code smallest + (initial - smallest) * (1 - i /
         * decayIterations)}, the smallest one ever after.
         */
        LINEAR
    }

    /** From what the divergence is measured, as the mean over samples of the sum over actions. */
    public enum KlReference {
        /**
         * From the policy that acted in the rollout: {@code KL(old || new)}, per action {@code log(new / old + 1e-5) + (old^2 + (old
         * mean - new mean)^2) / (2 new^2) - 1/2} of the standard deviations (rsl_rl).
         */
        ROLLOUT,
        /**
         * From the policy as it was when it last saw the sample: {@code KL(new || old)}, per action {@code log(old / new + 1e-5) +
         * (new^2 + (old mean - new mean)^2) / (2 (old^2 + 1e-5)) - 1/2} (rl_games).
         */
        PREVIOUS_PASS
    }

    /**
     * Tells whether the step size follows the divergence.
     *
     * @return true for the adaptive schedules
     */
    public boolean adaptive() {
        return schedule == Schedule.ADAPTIVE_PER_MINI_BATCH
                || schedule == Schedule.ADAPTIVE_AFTER_MINI_BATCH
                || schedule == Schedule.ADAPTIVE_PER_EPOCH;
    }
}
