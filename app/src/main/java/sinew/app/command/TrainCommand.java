package sinew.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sinew.app.run.Precisions;
import sinew.app.run.RunPlan;
import sinew.app.run.RunSettings;
import sinew.app.run.TrainingRun;
import sinew.learning.checkpoint.Checkpoint;
import sinew.learning.log.ConsoleSummary;
import sinew.learning.settings.AgentLibrary;
import sinew.sim.settings.Liveness;
import sinew.sim.settings.SettingDescriptor;
import sinew.sim.settings.SettingType;
import sinew.sim.tasks.TaskRegistry;

/** Trains a task, in the window or without one. */
@Command(
        name = "train",
        description = {
            "Train a task. Settings come from the checkpoint with --resume, then from --config, from KEY=VALUE words, from flags;",
            "what comes later wins.",
            "Example: sinew train --task Isaac-Cartpole-v0 --num_envs 64 --headless agent.algorithm.learning_rate=0.001"
        },
        sortOptions = false)
final class TrainCommand implements Callable<Integer> {
    private static final String STOPPING = "stopping after this iteration and saving a checkpoint ...";

    private final TaskRegistry tasks;

    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    TaskOptions options = new TaskOptions();

    @Option(names = "--headless", description = "Train without a window.")
    boolean headless;

    @Option(names = "--max_iterations", paramLabel = "N", description = "How many iterations to train.")
    @Nullable
    String iterations;

    @Option(names = "--save_interval", paramLabel = "N", description = "Iterations between two checkpoints.")
    @Nullable
    String saveInterval;

    @Option(names = "--run_name", paramLabel = "NAME", description = "Added to the name of the run's folder.")
    @Nullable
    String runName;

    @Option(
            names = "--precision",
            paramLabel = "FORMAT",
            description = "How a GPU multiplies in networks: fp32, tf32 or bf16; standard: tf32.")
    @Nullable
    String precision;

    @Option(
            names = "--resume",
            description = "Go on from a checkpoint: the last one of the newest run, or --load_run, --checkpoint.")
    boolean resume;

    TrainCommand(TaskRegistry tasks) {
        this.tasks = tasks;
    }

    @Override
    public Integer call() {
        Order order = Main.checkedInput(spec, this::order);
        return order.headless()
                ? train(order.plan())
                : GuiCommand.open(tasks, Optional.of(order.plan()), options.logs, Main.err(spec));
    }

    /** What is to be done, and whether without a window. */
    private record Order(RunPlan plan, boolean headless) {}

    private Order order() {
        Map<Function<AgentLibrary.Paths, String>, TaskOptions.Named> flags = new LinkedHashMap<>();
        flags.put(AgentLibrary.Paths::length, new TaskOptions.Named("--max_iterations", iterations));
        flags.put(AgentLibrary.Paths::saveInterval, new TaskOptions.Named("--save_interval", saveInterval));
        flags.put(AgentLibrary.Paths::runName, new TaskOptions.Named("--run_name", runName));
        TaskOptions.Choice choice = options.choose(tasks, flags, resume);
        RunSettings.check(choice.settings());
        RunPlan plan = new RunPlan(
                choice.task(),
                choice.settings(),
                choice.device(),
                Precisions.parse(Optional.ofNullable(precision)
                        .or(() -> choice.overrides().flag("precision"))
                        .orElse(RunPlan.STANDARD_PRECISION.word())),
                options.logs,
                choice.checkpoint().map(Checkpoint::source),
                Objects.requireNonNull(spec).commandLine().getParseResult().originalArgs());
        return new Order(plan, headless || saysHeadless(choice.overrides()));
    }

    private static boolean saysHeadless(Overrides overrides) {
        SettingDescriptor headless = new SettingDescriptor(
                "headless",
                SettingType.BOOLEAN,
                false,
                "Train without a window.",
                "",
                0,
                1,
                List.of(),
                Liveness.NEXT_RUN);
        return overrides
                .flag("headless")
                .map(text -> (Boolean) headless.parse(text))
                .orElse(false);
    }

    private int train(RunPlan plan) {
        PrintWriter out = Main.out(spec);
        ConsoleSummary summary = new ConsoleSummary(out::println, Main.isTerminal());
        Narrator narrator = new Narrator(out);
        TrainingRun run = TrainingRun.prepare(plan, List.of(summary, narrator));
        // the process may end only when the run has given back its device, so the run is closed first
        try (CleanEnd _ = new CleanEnd(STOPPING, run.session()::stop, Main.err(spec));
                run) {
            AgentLibrary library = AgentLibrary.of(plan.settings());
            Path directory = run.directory();
            out.println("Exact experiment name requested from command line: " + directory.getFileName());
            out.println("[INFO] Logging experiment in directory: " + directory.toAbsolutePath());
            out.println("[INFO] " + plan.task().id() + ", " + plan.settings().integer("env.scene.num_envs")
                    + " environments on " + run.deviceName() + ", agent of " + library.word() + ", seed "
                    + plan.settings().integer(library.paths().seed()));
            plan.resumeFrom().ifPresent(file -> out.println("[INFO] Going on from checkpoint: " + file));
            if (!plan.task().agentLibraries().contains(library.word())) {
                out.println("[INFO] " + plan.task().id() + " has no agent settings for " + library.word()
                        + "; the standards are the library's own.");
            }
            TaskOptions.differences(plan.settings()).ifPresent(out::println);
            run.session().run();
        }
        return 0;
    }
}
