package sinew.learning.settings;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sinew.sim.settings.SettingsException;
import sinew.sim.settings.YamlTranslator;

/** What the keys of rl_games' files mean, as Isaac Lab and IsaacGymEnvs have them, that are no settings here. */
final class RlGamesKeys implements YamlTranslator {
    private static final String LEAVE_OUT = "Leave it out.";
    private static final String COMMAND_LINE = "the command line says it.";
    private static final String DEFAULT = "${resolve_default:";
    private static final String CONFIG = "agent.params.config.";
    private static final String NETWORK = "agent.params.network.";
    private static final String CONTINUOUS = NETWORK + "space.continuous.";

    /** Keys whose expressions in IsaacGymEnvs' files only say what the command line says. */
    private static final Set<String> SAID_ELSEWHERE = Set.of("agent.params.seed", CONFIG + "full_experiment_name");

    private final ForeignKeys keys;

    private RlGamesKeys(ForeignKeys keys) {
        this.keys = keys;
    }

    static YamlTranslator create() {
        ForeignKeys keys = new ForeignKeys()
                .only("agent.params.algo.name", "Only PPO for continuous actions is supported.", "a2c_continuous")
                .only("agent.params.model.name", "Set it to that.", "continuous_a2c_logstd")
                .rule("agent.params.load_checkpoint", entry -> Optional.of(Map.of()))
                .rule("agent.params.load_path", RlGamesKeys::loadPath)
                .rule("agent.pbt.enabled", RlGamesKeys::population)
                .rule("agent.pbt", entry -> entry.path().equals("agent.pbt") ? Optional.empty() : Optional.of(Map.of()))
                .ignored("agent.asymmetric_obs", "the task says what actor and critic see.");
        addNetwork(keys);
        addConfig(keys);
        addIgnored(keys);
        return new RlGamesKeys(keys);
    }

    private static void addNetwork(ForeignKeys keys) {
        keys.only(NETWORK + "name", "Set it to that.", "actor_critic")
                .only(CONTINUOUS + "mu_activation", LEAVE_OUT, "None", "null")
                .only(CONTINUOUS + "sigma_activation", LEAVE_OUT, "None", "null")
                .only(CONTINUOUS + "mu_init.name", LEAVE_OUT, "default")
                .only(CONTINUOUS + "sigma_init.name", "Set it to that, with val.", "const_initializer")
                .refused(NETWORK + "space.discrete", "is not supported; actions are continuous. Leave it out.")
                .refused(NETWORK + "cnn", "(convolutions) is not supported; leave it out.")
                .refused(NETWORK + "inputs", "is not supported; leave it out.")
                .only(NETWORK + "mlp.d2rl", LEAVE_OUT, "false")
                .only(NETWORK + "mlp.norm_only_first_layer", LEAVE_OUT, "false")
                .only(NETWORK + "mlp.initializer.name", LEAVE_OUT, "default")
                .only(NETWORK + "mlp.regularizer.name", LEAVE_OUT, "None", "null")
                .only(NETWORK + "value_activation", LEAVE_OUT, "None", "null")
                .only(NETWORK + "normalization", "Layers are not normalised; leave it out.", "None", "null")
                .only(NETWORK + "rnn.concat_output", LEAVE_OUT, "false");
    }

    private static void addConfig(ForeignKeys keys) {
        keys.refused(
                        CONFIG + "central_value_config",
                        "(a critic that learns on its own) is not supported; leave it out. With"
                                + " agent.params.network.separate=true the critic has hidden layers of its own and learns"
                                + " together with the actor.")
                .only(CONFIG + "ppo", LEAVE_OUT, "true")
                .only(CONFIG + "multi_gpu", LEAVE_OUT, "false")
                .only(CONFIG + "use_smooth_clamp", LEAVE_OUT, "false")
                .only(CONFIG + "normalize_rms_advantage", LEAVE_OUT, "false")
                .only(CONFIG + "zero_rnn_on_done", "Memories are always emptied when an episode ends.", "true")
                .only(CONFIG + "schedule_entropy", LEAVE_OUT, "false")
                .only(CONFIG + "self_play", LEAVE_OUT, "false")
                .only(CONFIG + "max_frames", "Set max_epochs instead.", "-1")
                .only(CONFIG + "reward_shaper.log_val", LEAVE_OUT, "false")
                .refused(CONFIG + "reward_shaper.min_val", "is not supported; rewards are not clamped. Leave it out.")
                .refused(CONFIG + "reward_shaper.max_val", "is not supported; rewards are not clamped. Leave it out.")
                .refused(CONFIG + "minibatch_size_per_env", "is not supported; set minibatch_size instead.")
                .nothingIs(CONFIG + "bounds_loss_coef", "0")
                .nothingIs(CONFIG + "value_bootstrap", "false")
                .nothingIs(CONFIG + "lr_schedule", "None")
                .nothingIs(CONFIG + "full_experiment_name", "")
                .renamed(CONFIG + "seq_len", CONFIG + "seq_length");
    }

    private static void addIgnored(ForeignKeys keys) {
        keys.withoutEffect(CONFIG + "score_to_win", "a run ends after max_epochs iterations.")
                .withoutEffect(CONFIG + "save_best_after", "every save_frequency iterations a checkpoint is written.")
                .withoutEffect(CONFIG + "mixed_precision", "networks are computed in single precision.")
                .ignored(CONFIG + "games_to_track", "the last hundred episodes are.")
                .ignored(CONFIG + "env_name", COMMAND_LINE)
                .ignored(CONFIG + "env_config", COMMAND_LINE)
                .ignored(CONFIG + "device", COMMAND_LINE)
                .ignored(CONFIG + "device_name", COMMAND_LINE)
                .ignored(CONFIG + "num_actors", COMMAND_LINE)
                .ignored(CONFIG + "train_dir", COMMAND_LINE)
                .ignored(CONFIG + "print_stats", "every iteration is logged.")
                .ignored(CONFIG + "use_diagnostics", "every iteration is logged.")
                .ignored(CONFIG + "player", "'sinew play' has its own options.")
                .ignored(CONFIG + "reward_shaper.is_torch", "it says nothing about rewards.")
                .ignored(CONFIG + "use_experimental_cv", "there is no critic that learns on its own.");
    }

    private static Optional<Map<String, String>> loadPath(Entry entry) {
        if (entry.kind() == Kind.SCALAR
                && !entry.text().isEmpty()
                && !entry.text().startsWith("${")) {
            throw new SettingsException(entry.path() + " is '" + entry.text()
                    + "'; leave it out, and name a checkpoint of Sinew with --checkpoint.");
        }
        return Optional.of(Map.of());
    }

    private static Optional<Map<String, String>> population(Entry entry) {
        if (entry.text().equalsIgnoreCase("true")) {
            throw new SettingsException(entry.path() + " is true; populations are not supported. Set it to false.");
        }
        return Optional.of(Map.of());
    }

    @Override
    public boolean knowsGroup(String path) {
        return keys.knowsGroup(path);
    }

    @Override
    public Optional<Map<String, String>> translate(Entry entry) {
        if (entry.kind() != Kind.SCALAR || !entry.text().startsWith("${")) {
            return keys.translate(entry);
        }
        if (entry.text().startsWith(DEFAULT) && entry.text().indexOf(',') > 0) {
            String text = entry.text()
                    .substring(DEFAULT.length(), entry.text().indexOf(','))
                    .strip();
            Entry plain = new Entry(entry.path(), Kind.SCALAR, text);
            return keys.translate(plain).or(() -> Optional.of(Map.of(entry.path(), text)));
        }
        return expression(entry);
    }

    /** Hydra's expressions are left out where the command line decides, else refused. */
    private Optional<Map<String, String>> expression(Entry entry) {
        if (SAID_ELSEWHERE.contains(entry.path()) || entry.path().equals(CONFIG + "multi_gpu")) {
            return Optional.of(Map.of());
        }
        Optional<Map<String, String>> known = keys.translate(entry);
        if (known.isPresent()) {
            return known;
        }
        throw new SettingsException(entry.path() + " is the expression " + entry.text()
                + ", which depends on other files and is not evaluated; write a value instead.");
    }
}
