package sinew.learning.settings;

import java.util.Map;
import java.util.Optional;
import sinew.sim.settings.YamlTranslator;

/** What the keys of rsl_rl's and Isaac Lab's agent files mean that are no settings here. */
final class RslRlKeys {
    private static final String LOGGER = "TensorBoard and CSV files are always written.";
    private static final String COMMAND_LINE = "the command line says it.";
    private static final String NEWER = "is a name of rsl_rl 4 and later; set agent.policy.actor_hidden_dims,"
            + " critic_hidden_dims, activation, init_noise_std and so on instead.";

    private RslRlKeys() {}

    static YamlTranslator create() {
        return new ForeignKeys()
                .only("agent.class_name", "Leave it out.", "OnPolicyRunner")
                .only("agent.algorithm.class_name", "Leave it out.", "PPO")
                .only("agent.algorithm.optimizer", "Leave it out.", "adam")
                .only("agent.algorithm.share_cnn_encoders", "There are no convolutions; leave it out.", "false")
                .refused("agent.algorithm.rnd_cfg", "(random network distillation) is not supported; leave it out.")
                .refused("agent.algorithm.symmetry_cfg", "(symmetry) is not supported; leave it out.")
                .refused("agent.actor", NEWER)
                .refused("agent.critic", NEWER)
                .nothingIs("agent.clip_actions", "0")
                .rule("agent.empirical_normalization", RslRlKeys::empiricalNormalization)
                .withoutEffect("agent.obs_groups", "the task says what actor and critic see.")
                .ignored("agent.device", COMMAND_LINE)
                .ignored("agent.resume", COMMAND_LINE)
                .ignored("agent.load_run", COMMAND_LINE)
                .ignored("agent.load_checkpoint", COMMAND_LINE)
                .withoutEffect("agent.logger", LOGGER)
                .ignored("agent.neptune_project", LOGGER)
                .ignored("agent.wandb_project", LOGGER);
    }

    /** The old name for normalising what actor and critic see. */
    private static Optional<Map<String, String>> empiricalNormalization(YamlTranslator.Entry entry) {
        if (!entry.text().equalsIgnoreCase("true")) {
            return Optional.of(Map.of());
        }
        return Optional.of(Map.of(
                "agent.policy.actor_obs_normalization", "true",
                "agent.policy.critic_obs_normalization", "true"));
    }
}
