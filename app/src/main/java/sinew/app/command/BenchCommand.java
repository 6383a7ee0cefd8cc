package sinew.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sinew.app.bench.Benchmark;
import sinew.app.bench.GpuLayout;
import sinew.app.bench.Measurement;
import sinew.app.bench.ParityCheck;
import sinew.app.bench.PhysicsBenchmark;
import sinew.app.bench.PhysicsMeasurement;
import sinew.app.bench.PhysicsScenario;
import sinew.app.bench.Scenario;
import sinew.app.json.JsonFile;
import sinew.app.run.Device;
import sinew.app.simulate.ModelSource;
import sinew.sim.physics.compile.ModelCompiler;
import sinew.sim.physics.model.Capacities;
import sinew.sim.physics.model.Model;
import sinew.sim.settings.Settings;
import sinew.sim.settings.SettingsException;
import sinew.sim.tasks.TaskDefinition;
import sinew.sim.tasks.TaskRegistry;

/** Measures environment steps per second with random actions. */
@Command(
        name = "bench",
        description =
                "Measure environment steps per second with random actions, or a model's physics alone; nothing is learned.",
        sortOptions = false)
final class BenchCommand implements Callable<Integer> {
    private static final double LARGEST_DIFFERENCE = 1e-5;

    private final TaskRegistry tasks;

    @Spec
    @Nullable
    CommandSpec spec;

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
            defaultValue = "4096",
            description = "The numbers of environments, divided by commas; standard: ${DEFAULT-VALUE}.")
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
        PrintWriter out = Main.out(spec);
        String modelName = model;
        if (modelName != null) {
            List<PhysicsScenario> physics = Main.checkedInput(spec, () -> physicsScenarios(modelName));
            write(out, physics.stream().map(scenario -> measured(out, scenario)).toList());
            return 0;
        }
        List<Scenario> scenarios = Main.checkedInput(spec, this::scenarios);
        List<Object> results = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        boolean agrees = true;
        for (Scenario scenario : scenarios) {
            Map<String, Object> values = new LinkedHashMap<>();
            if (parity > 0) {
                ParityCheck.Result result = ParityCheck.compare(scenario, parity);
                agrees &= result.largest() <= LARGEST_DIFFERENCE && result.differentCounters() == 0;
                out.println(result.line());
                values.put("parity_steps", result.steps());
                values.put("parity_largest", result.largest());
                values.put("parity_where", result.where());
                values.put("parity_different_counters", result.differentCounters());
            }
            Measurement measurement = Benchmark.measure(scenario);
            out.println(measurement.stages().tree());
            out.flush();
            lines.add(measurement.line());
            values.putAll(measurement.values());
            results.add(values);
        }
        lines.forEach(out::println);
        write(out, results);
        return agrees ? 0 : 1;
    }

    private void write(PrintWriter out, List<?> results) {
        if (json != null) {
            JsonFile.write(json, results);
            out.println("Written to " + json + ".");
        }
    }

    private static Map<String, Object> measured(PrintWriter out, PhysicsScenario scenario) {
        PhysicsMeasurement measurement = PhysicsBenchmark.measure(scenario);
        out.println(measurement.stages().tree());
        out.println(measurement.line());
        out.flush();
        return measurement.values();
    }

    private List<PhysicsScenario> physicsScenarios(String modelName) {
        checkCounts();
        if (!layout.isEmpty() && layout.size() != 2 && layout.size() != 3) {
            throw new SettingsException("--gpu-layout takes two or three numbers; there are " + layout.size() + ".");
        }
        if (!(controls >= 0f && controls <= 1f)) {
            throw new SettingsException("--controls takes a number from 0 to 1; it is " + controls + ".");
        }
        GpuLayout gpu = layout.isEmpty()
                ? new GpuLayout(0, 0, 0)
                : new GpuLayout(layout.get(0), layout.get(1), layout.size() > 2 ? layout.get(2) : 0);
        Device where = Device.parse(device);
        Model compiled = new ModelCompiler()
                .compile(new ModelSource().read(modelName).spec(), contacts < 0 ? null : new Capacities(contacts));
        List<PhysicsScenario> scenarios = new ArrayList<>();
        for (String count : environments) {
            scenarios.add(new PhysicsScenario(
                    modelName, compiled, environmentsOf(count), where, controls, gpu, steps, repeats, seed));
        }
        return scenarios;
    }

    private static int environmentsOf(String text) {
        try {
            int count = Integer.parseInt(text);
            if (count > 0) {
                return count;
            }
        } catch (NumberFormatException e) {
            // told below, as for a number that is too small
        }
        throw new SettingsException("--num_envs is \"" + text + "\"; expected a whole number of at least 1.");
    }

    private void checkCounts() {
        if (steps < 0 || repeats < 1 || parity < 0) {
            throw new SettingsException("--steps and --parity must be at least 0 and --repeats at least 1; they are "
                    + steps + ", " + parity + " and " + repeats + ".");
        }
    }

    private List<Scenario> scenarios() {
        checkCounts();
        Device where = Device.parse(device);
        List<Scenario> scenarios = new ArrayList<>();
        for (String name : names) {
            TaskDefinition task = tasks.find(name);
            for (String count : environments) {
                Settings settings = task.environmentSettings().standards().with("env.scene.num_envs", count);
                scenarios.add(new Scenario(task, settings, where, steps, repeats, seed));
            }
        }
        return scenarios;
    }
}
