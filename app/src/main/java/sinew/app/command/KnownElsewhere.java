package sinew.app.command;

import java.util.Map;
import java.util.Optional;

/** Flags that people know from Isaac Lab and that Sinew does not have, with what to do instead. */
final class KnownElsewhere {
    private static final String NOT_YET = "is not supported yet; leave it out.";
    private static final String LOGGERS =
            "is not supported; Sinew always writes TensorBoard and CSV files. Leave it out.";

    private static final Map<String, String> ADVICE = Map.ofEntries(
            Map.entry("--video", "recording is not supported yet; leave it out."),
            Map.entry("--video_length", "recording is not supported yet; leave it out."),
            Map.entry("--video_interval", "recording is not supported yet; leave it out."),
            Map.entry("--enable_cameras", "cameras are not supported yet; leave it out."),
            Map.entry("--distributed", "training on several GPUs is not supported yet; leave it out."),
            Map.entry("--livestream", NOT_YET),
            Map.entry("--viz", "is not supported; use --headless to train without a window."),
            Map.entry("--logger", LOGGERS),
            Map.entry("--log_project_name", LOGGERS),
            Map.entry("--log_interval", "is not supported; every iteration is logged. Leave it out."),
            Map.entry("--algorithm", "is not supported; Sinew trains with PPO. Leave it out."),
            Map.entry("--ml_framework", "is not supported; leave it out."),
            Map.entry("--export_io_descriptors", NOT_YET),
            Map.entry("--keep_all_info", "is not needed: everything is logged. Leave it out."),
            Map.entry("--use_pretrained_checkpoint", "is not supported; there are no published weights."),
            Map.entry("--use_last_checkpoint", "is not needed: the last checkpoint is the standard. Leave it out."),
            Map.entry("--disable_fabric", "is not needed: there is no fabric. Leave it out."),
            Map.entry("--kit_args", "is not needed: there is no Kit. Leave it out."),
            Map.entry("--rendering_mode", "is chosen in the window. Leave it out."),
            Map.entry(
                    "--sigma",
                    "is agent.policy.init_noise_std=VALUE here, with --agent rl_games"
                            + " agent.params.network.space.continuous.sigma_init.val=LOGARITHM."),
            Map.entry("--track", LOGGERS));

    private KnownElsewhere() {}

    static Optional<String> advice(String flag) {
        String name = flag.contains("=") ? flag.substring(0, flag.indexOf('=')) : flag;
        return Optional.ofNullable(ADVICE.get(name)).map(advice -> name + ": " + advice);
    }
}
