package sinew.learning.settings;

/**
 * Everything that proximal policy optimisation (Schulman et al. 2017) needs to know, in no library's terms. The settings of every
 * library come to this, and learners see nothing else.
 *
 * @param seed the seed of every random number
 * @param rolloutSteps environment steps per rollout
 * @param networks actor and critic
 * @param noise the noise that is added to every action
 * @param normalization how observations, values and rewards are brought to unit scale
 * @param returns how rewards become returns and advantages; may change during a run
 * @param loss what is minimised; may change during a run
 * @param optimization how it is minimised; may change during a run
 * @param observationClip raw observations are clamped to plus or minus this before anything else; 0 for never
 * @param actionClip actions are clamped to plus or minus this before the environment sees them, while the learner remembers what
 *     was drawn; 0 for never
 */
public record LearnerSettings(
        int seed,
        int rolloutSteps,
        NetworkSettings networks,
        NoiseSettings noise,
        NormalizationSettings normalization,
        ReturnSettings returns,
        LossSettings loss,
        OptimizationSettings optimization,
        double observationClip,
        double actionClip) {
    /**
     * Takes over those settings of another record that may change during a run.
     *
     * @param changed where they are taken from
     * @return a record with their new values, all else as it was
     */
    public LearnerSettings withLive(LearnerSettings changed) {
        return new LearnerSettings(
                seed,
                rolloutSteps,
                networks,
                noise,
                normalization,
                changed.returns,
                changed.loss,
                changed.optimization,
                observationClip,
                actionClip);
    }
}
