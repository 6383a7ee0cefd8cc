package sinew.app.command;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sinew.app.run.Replay;
import sinew.learning.checkpoint.Checkpoint;
import sinew.sim.settings.Settings;
import sinew.sim.settings.SettingsException;
import sinew.sim.tasks.TaskRegistry;

/** Replays a checkpoint and prints what it achieves. */
@Command(
        name = "play",
        description = {
            "Replay a checkpoint with the policy's mean actions and print rewards, lengths and ends of its episodes.",
            "Example: sinew play --task Isaac-Cartpole-v0 --num_envs 16"
        },
        sortOptions = false)
final class PlayCommand implements Callable<Integer> {
    private static final int STANDARD_ENVIRONMENTS = 50;

    private final TaskRegistry tasks;

    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    TaskOptions options = new TaskOptions();

    @Option(names = "--headless", description = "Accepted for familiarity: play prints and opens no window.")
    boolean headless;

    @Option(names = "--real-time", description = "Go no faster than the robot would.")
    boolean realTime;

    @Option(
            names = "--episodes",
            paramLabel = "N",
            defaultValue = "100",
            description = "How many episodes to watch; standard: ${DEFAULT-VALUE}.")
    int episodes;

    PlayCommand(TaskRegistry tasks) {
        this.tasks = tasks;
    }

    @Override
    public Integer call() {
        PrintWriter out = Main.out(spec);
        Order order = Main.checkedInput(spec, this::order);
        Replay replay = new Replay(
                order.choice().task(), order.settings(), order.choice().device(), order.checkpoint());
        out.println("[INFO] Loading model checkpoint from: " + replay.checkpoint());
        TaskOptions.differences(order.settings()).ifPresent(out::println);
        try (CleanEnd _ = new CleanEnd("stopping after this step ...", replay::stop, Main.err(spec))) {
            replay.run(episodes, realTime).lines().forEach(out::println);
        }
        return 0;
    }

    /** What is to be done. */
    private record Order(TaskOptions.Choice choice, Settings settings, Checkpoint checkpoint) {}

    private Order order() {
        if (episodes < 1) {
            throw new SettingsException("--episodes is " + episodes + "; expected a whole number of at least 1.");
        }
        TaskOptions.Choice choice = options.choose(tasks, Map.of(), true);
        Checkpoint checkpoint = choice.checkpoint().orElseThrow();
        Settings settings = choice.settings();
        if (!options.namesEnvironments(choice.overrides())) {
            settings = settings.withValue("env.scene.num_envs", STANDARD_ENVIRONMENTS);
        }
        return new Order(choice, settings, checkpoint);
    }
}
