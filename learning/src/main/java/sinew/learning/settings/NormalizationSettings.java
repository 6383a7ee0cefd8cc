package sinew.learning.settings;

/**
 * How observations, values and rewards are brought to unit scale by their running moments, and by fixed numbers.
 *
 * @param actorObservations for the actor
 * @param criticObservations for the critic
 * @param values whether the critic gives normalised values (rl_games; 1e-5 inside the root, clamped to plus or minus 5). Advantages
 *     and returns are computed from values in units of the reward. Before the update the running moments learn from the rollout's
 *     values, by which these are normalised, then from its returns, by which those are normalised
 * @param rewards whether rewards are divided by the root of the running variance of their discounted sum plus 1e-8
 *     (Stable-Baselines3's {@code VecNormalize})
 * @param rewardClip normalised rewards are clamped to plus or minus this; 0 for never
 */
public record NormalizationSettings(
        Observations actorObservations,
        Observations criticObservations,
        boolean values,
        boolean rewards,
        double rewardClip) {
    /** When running moments learn and how observations are divided by them. */
    public enum Kind {
        /** Observations are used as they are. */
        NONE,
        /**
         * {@code (x - mean) / (std + epsilon)}. Learns after each environment step, from the new observations. Raw observations are
         * kept and normalised by the newest moments in the update (rsl_rl).
         */
        BESIDE_DEVIATION,
        /**
         * {@code (x - mean) / sqrt(variance + epsilon)}. Learns in the update, from each mini-batch before it is learned from, in the
         * first epoch only; stands still during the rollout (rl_games).
         */
        INSIDE_ROOT,
        /**
         * {@code (x - mean) / sqrt(variance + epsilon)}. Learns from each step's observations before the policy sees them; what the
         * policy saw is kept and learned from (Stable-Baselines3's {@code VecNormalize}).
         */
        INSIDE_ROOT_AS_SEEN
    }

    /**
     * How one network's observations are normalised.
     *
     * @param kind when and how
     * @param epsilon added where the kind says
     * @param clip normalised observations are clamped to plus or minus this; 0 for never
     */
    public record Observations(Kind kind, double epsilon, double clip) {
        /** As they are. */
        public static final Observations NONE = new Observations(Kind.NONE, 0, 0);

        /** As rsl_rl does it. */
        public static final Observations RSL_RL = new Observations(Kind.BESIDE_DEVIATION, 1e-2, 0);

        /** As rl_games does it. */
        public static final Observations RL_GAMES = new Observations(Kind.INSIDE_ROOT, 1e-5, 5);

        /**
         * Tells whether there is anything to do.
         *
         * @return false if observations are used as they are
         */
        public boolean enabled() {
            return kind != Kind.NONE;
        }
    }
}
