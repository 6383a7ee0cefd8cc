package sinew.app.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sinew.app.run.Device;
import sinew.app.run.Precisions;
import sinew.app.run.RenderMode;
import sinew.assets.names.NearestName;
import sinew.sim.settings.SettingsException;
import sinew.sim.tasks.TaskRegistry;

/** Measures how fast environments step, learners learn and trainings run. */
@Command(
        name = "bench",
        description = {
            "Measure how fast this machine is: environments with random actions, learners without environments, or whole trainings.",
            "Example: sinew bench --scenario learner --network cartpole,lift --json learner.json"
        },
        sortOptions = false)
final class BenchCommand implements Callable<Integer> {
    private static final List<String> SCENARIOS = List.of("simulation", "learner", "training");

    private final TaskRegistry tasks;

    @Spec
    @Nullable
    CommandSpec spec;

    @Option(
            names = "--scenario",
            split = ",",
            paramLabel = "NAME",
            defaultValue = "simulation",
            description = {
                "What is measured, divided by commas; standard: ${DEFAULT-VALUE}.",
                "simulation: environments of --task with random actions, or the physics of --model; nothing is learned.",
                "learner: inference and update of --network on made-up rollouts; nothing is simulated.",
                "training: --task end to end, as 'sinew train' does it."
            })
    List<String> scenarios = List.of();

    @Option(
            names = "--task",
            split = ",",
            paramLabel = "ID",
            defaultValue = "Isaac-Cartpole-v0",
            description = "The tasks, divided by commas; standard: ${DEFAULT-VALUE}.")
    List<String> names = List.of();

    @Option(
            names = "--num_envs",
            split = ",",
            paramLabel = "N",
            description =
                    "The numbers of environments, divided by commas; standard: 4096, for a learner on the CPU fewer.")
    List<String> environments = List.of();

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            defaultValue = "cpu",
            description = "cpu, cuda or cuda:N; standard: ${DEFAULT-VALUE}.")
    String device = "cpu";

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "0",
            description = "Steps per repetition; standard: as many as take about a second.")
    int steps;

    @Option(
            names = "--repeats",
            paramLabel = "N",
            defaultValue = "5",
            description = "Repetitions; the median counts; standard: ${DEFAULT-VALUE}.")
    int repeats = 5;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "The seed; standard: ${DEFAULT-VALUE}.")
    int seed;

    @Option(
            names = "--parity",
            paramLabel = "STEPS",
            defaultValue = "0",
            description = "Also compare the device with the CPU over so many steps; more than 1e-5 apart is a failure.")
    int parity;

    @Option(
            names = "--network",
            split = ",",
            paramLabel = "NAME",
            defaultValue = "all",
            description = "With --scenario learner: networks like those of h1-rough, go2-flat, lift, cartpole, or all;"
                    + " standard: ${DEFAULT-VALUE}.")
    List<String> networks = List.of();

    @Option(
            names = "--agent",
            paramLabel = "LIBRARY",
            description =
                    "With --scenario training: whose agent settings, rsl_rl, rl_games or sb3; standard: the task's first.")
    @Nullable
    String agent;

    @Option(
            names = "--watch",
            paramLabel = "HOW",
            defaultValue = "NONE",
            description =
                    "With --scenario training: what a window takes that shows it, full, partial or none; standard: none.")
    RenderMode watch = RenderMode.NONE;

    @Option(
            names = "--draw",
            description = "With --watch: also draw it with Vulkan, as a window of 1280 x 720 pixels does.")
    boolean draw;

    @Option(
            names = "--precision",
            paramLabel = "FORMAT",
            defaultValue = "tf32",
            description = "How a GPU multiplies in networks: fp32, tf32 or bf16; standard: ${DEFAULT-VALUE}.")
    String precision = "tf32";

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description = "Measure the physics of this model alone: a file or a bundled model.")
    @Nullable
    String model;

    @Option(
            names = "--contacts",
            paramLabel = "N",
            defaultValue = "-1",
            description = "With --model: room for so many contacts; standard: what the model asks for.")
    int contacts = -1;

    @Option(
            names = "--controls",
            paramLabel = "SHARE",
            defaultValue = "1",
            description = "With --model: the random controls stay within this share, 0 to 1, of their ranges about the"
                    + " middle; standard: ${DEFAULT-VALUE}.")
    float controls = 1f;

    @Option(
            names = "--gpu-layout",
            paramLabel = "LANES,ENVIRONMENTS[,REGISTERS]",
            split = ",",
            description =
                    "With --model: lanes for each environment, environments for each block and the most registers.")
    List<Integer> layout = List.of();

    @Option(names = "--json", paramLabel = "FILE", description = "Write everything to this file.")
    @Nullable
    Path json;

    BenchCommand(TaskRegistry tasks) {
        this.tasks = tasks;
    }

    @Override
    public Integer call() {
        BenchReport report = new BenchReport(Main.out(spec), parity);
        List<Runnable> work = Main.checkedInput(spec, () -> work(report));
        work.forEach(Runnable::run);
        report.finish(json);
        return report.agrees() ? 0 : 1;
    }

    /** All of the command line is checked before anything is measured. */
    private List<Runnable> work(BenchReport report) {
        BenchScenarios choice = choice();
        List<Runnable> work = new ArrayList<>();
        for (String scenario : scenarios) {
            switch (scenario) {
                case "simulation" -> addSimulation(choice, report, work);
                case "learner" -> choice.learner(networks).forEach(one -> work.add(() -> report.measure(one)));
                case "training" ->
                    choice.training(names, agent, watch, draw).forEach(one -> work.add(() -> report.measure(one)));
                default ->
                    throw new SettingsException(
                            "There is no scenario '" + scenario + "'." + NearestName.hint(scenario, SCENARIOS)
                                    + " Expected " + String.join(", ", SCENARIOS) + ".");
            }
        }
        return work;
    }

    private void addSimulation(BenchScenarios choice, BenchReport report, List<Runnable> work) {
        String name = model;
        if (name == null) {
            choice.simulation(names).forEach(one -> work.add(() -> report.measure(one)));
        } else {
            choice.physics(name, contacts, controls, layout).forEach(one -> work.add(() -> report.measure(one)));
        }
    }

    private BenchScenarios choice() {
        if (steps < 0 || repeats < 1 || parity < 0) {
            throw new SettingsException("--steps and --parity must be at least 0 and --repeats at least 1; they are "
                    + steps + ", " + parity + " and " + repeats + ".");
        }
        return new BenchScenarios(
                tasks, environments, Device.parse(device), Precisions.parse(precision), steps, repeats, seed);
    }
}
