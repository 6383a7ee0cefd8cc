package sinew.learning.settings;

import java.util.Map;
import java.util.Optional;
import sinew.sim.settings.SettingsException;
import sinew.sim.settings.YamlTranslator;

/** What the keys of Isaac Lab's files for Stable-Baselines3 mean that are no settings here. */
final class Sb3Keys {
    private static final String LINEAR = "lin_";
    private static final String NET_ARCH = "agent.policy_kwargs.net_arch";

    private Sb3Keys() {}

    static YamlTranslator create() {
        return new ForeignKeys()
                .only("agent.policy", "Leave it out.", "MlpPolicy")
                .only("agent.use_sde", "State-dependent exploration is not supported; leave it out.", "false")
                .ignored("agent.sde_sample_freq", "there is no state-dependent exploration.")
                .only("agent.policy_kwargs.squash_output", "Leave it out.", "false")
                .only("agent.policy_kwargs.use_expln", "Leave it out.", "false")
                .refused("agent.policy_kwargs.optimizer_class", "is not supported; Adam is used. Leave it out.")
                .ignored("agent.device", "the command line says it.")
                .ignored("agent.verbose", "the command line says it.")
                .ignored("agent.tensorboard_log", "TensorBoard files are always written.")
                .rule("agent.learning_rate", Sb3Keys::learningRate)
                .rule("agent.clip_range", Sb3Keys::clipRange)
                .rule("agent.clip_range_vf", Sb3Keys::valueClipRange)
                .nothingIs("agent.target_kl", "0")
                .rule(
                        "agent.batch_size",
                        entry -> Optional.of(Map.of("agent.batch_size", entry.text(), "agent.n_minibatches", "0")))
                .rule(NET_ARCH, Sb3Keys::hiddenLayers);
    }

    private static Optional<Map<String, String>> learningRate(YamlTranslator.Entry entry) {
        if (!entry.text().startsWith(LINEAR)) {
            return Optional.empty();
        }
        return Optional.of(Map.of(
                "agent.learning_rate",
                entry.text().substring(LINEAR.length()),
                "agent.learning_rate_schedule",
                "linear"));
    }

    private static Optional<Map<String, String>> clipRange(YamlTranslator.Entry entry) {
        if (entry.text().startsWith(LINEAR)) {
            throw new SettingsException(entry.path() + " is '" + entry.text()
                    + "'; a clipping range that changes is not supported. Set a number.");
        }
        return Optional.empty();
    }

    /** Nothing and negative numbers mean that the value may move as far as it wants. */
    private static Optional<Map<String, String>> valueClipRange(YamlTranslator.Entry entry) {
        if (entry.kind() == YamlTranslator.Kind.NOTHING || entry.text().startsWith("-")) {
            return Optional.of(Map.of(entry.path(), "0"));
        }
        return clipRange(entry);
    }

    /** One list stands for both networks. */
    private static Optional<Map<String, String>> hiddenLayers(YamlTranslator.Entry entry) {
        if (!entry.path().equals(NET_ARCH) || entry.kind() == YamlTranslator.Kind.GROUP) {
            return Optional.empty();
        }
        if (entry.text().isEmpty()) {
            throw new SettingsException(
                    NET_ARCH + " is not understood; expected [64, 64] for both networks, or the keys pi"
                            + " and vf with a list each.");
        }
        return Optional.of(Map.of(NET_ARCH + ".pi", entry.text(), NET_ARCH + ".vf", entry.text()));
    }
}
