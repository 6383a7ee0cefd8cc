package sinew.learning.settings;

import sinew.sim.settings.Setting;
import sinew.sim.settings.SettingsException;

/**
 * The settings of rl_games 1.6 ({@code agent}), under the keys of its YAML files.
 *
 * @param params everything
 */
public record RlGamesSettings(Params params) implements AgentSettings {
    private static final int NEVER = Integer.MAX_VALUE;

    /**
     * The group {@code params}.
     *
     * @param seed the seed of every random number of the run
     * @param env what is clipped between learner and environment
     * @param network the networks
     * @param config rollout, loss and optimisation
     */
    public record Params(
            @Setting(
                    value = "42",
                    help = "Seed of every random number; the same seed gives the same run, bit for bit.",
                    minimum = 0,
                    maximum = Integer.MAX_VALUE)
            int seed,

            Env env,
            RlGamesNetworkSettings network,
            RlGamesConfigSettings config) {}

    /**
     * The group {@code params.env}.
     *
     * @param clipObservations raw observations are clamped to plus or minus this; 0 for never
     * @param clipActions what the environment gets is clamped to plus or minus this; 0 for never
     */
    public record Env(
            @Setting(
                    value = "0",
                    help = "Raw observations are clamped to plus or minus this; 0 for never.",
                    minimum = 0,
                    maximum = 1e9)
            double clipObservations,

            @Setting(
                    value = "1.0",
                    help = "Actions are clamped to plus or minus this before the environment sees them; 0 for never.",
                    minimum = 0,
                    maximum = 1e9)
            double clipActions) {}

    @Override
    public AgentLibrary library() {
        return AgentLibrary.RL_GAMES;
    }

    @Override
    public int seed() {
        return params.seed;
    }

    @Override
    public SessionSettings toSession(int environments) {
        RlGamesConfigSettings config = params.config;
        int saveInterval = config.saveFrequency() == 0 ? NEVER : config.saveFrequency();
        return new SessionSettings(
                library(), config.name(), config.fullExperimentName(), config.maxEpochs(), saveInterval);
    }

    @Override
    public LearnerSettings toLearner(int environments) {
        RlGamesNetworkSettings network = params.network;
        RlGamesConfigSettings config = params.config;
        boolean recurrent = network.rnn().present();
        if (recurrent) {
            config.requireWholeSequences();
        }
        return new LearnerSettings(
                params.seed,
                config.horizonLength(),
                network.networks(recurrent ? config.seqLength() : 0),
                network.noise(),
                config.normalization(),
                config.returns(),
                config.loss(),
                config.optimization(environments),
                params.env.clipObservations,
                actionClip());
    }

    private double actionClip() {
        double clip = params.env.clipActions;
        if (params.config.clipActions() && clip != 1) {
            throw new SettingsException(
                    "agent.params.config.clip_actions is true, so that rl_games multiplies actions by"
                            + " agent.params.env.clip_actions, which is " + clip
                            + "; this is not supported. Set agent.params.env.clip_actions=1.0, or"
                            + " agent.params.config.clip_actions=false to clamp only.");
        }
        return clip;
    }
}
