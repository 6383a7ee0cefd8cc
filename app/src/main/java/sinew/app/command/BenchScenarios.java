package sinew.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sinew.app.bench.GpuLayout;
import sinew.app.bench.LearnerNetwork;
import sinew.app.bench.LearnerScenario;
import sinew.app.bench.PhysicsScenario;
import sinew.app.bench.Scenario;
import sinew.app.bench.TrainingScenario;
import sinew.app.run.Device;
import sinew.app.run.RenderMode;
import sinew.app.run.RunPlan;
import sinew.app.run.RunSettings;
import sinew.app.simulate.ModelSource;
import sinew.assets.names.NearestName;
import sinew.learning.cuda.Precision;
import sinew.learning.settings.AgentLibrary;
import sinew.sim.physics.compile.ModelCompiler;
import sinew.sim.physics.model.Capacities;
import sinew.sim.physics.model.Model;
import sinew.sim.settings.Settings;
import sinew.sim.settings.SettingsException;
import sinew.sim.tasks.TaskDefinition;
import sinew.sim.tasks.TaskRegistry;

/**
 * Makes scenarios of what a command line says.
 *
 * @param tasks the tasks there are
 * @param environments the numbers of environments; empty for each scenario's standard
 * @param device where everything is measured
 * @param precision how a GPU multiplies in networks
 * @param steps steps per repetition; 0 for as many as take about a second
 * @param repeats how often everything is measured
 * @param seed the seed
 */
record BenchScenarios(
        TaskRegistry tasks,
        List<String> environments,
        Device device,
        Precision precision,
        int steps,
        int repeats,
        int seed) {
    private static final String STANDARD_ENVIRONMENTS = "4096";
    private static final String ENVIRONMENTS = "env.scene.num_envs";

    /** Longer than anybody measures. */
    private static final int ITERATIONS = 1_000_000;

    BenchScenarios {
        environments = List.copyOf(environments);
    }

    /** Environments of tasks with random actions. */
    List<Scenario> simulation(List<String> names) {
        List<Scenario> scenarios = new ArrayList<>();
        for (String name : names) {
            TaskDefinition task = tasks.find(name);
            for (String count : counts()) {
                Settings settings = task.environmentSettings().standards().with(ENVIRONMENTS, count);
                scenarios.add(new Scenario(task, settings, device, steps, repeats, seed));
            }
        }
        return scenarios;
    }

    /** The physics of a model. */
    List<PhysicsScenario> physics(String model, int contacts, float controls, List<Integer> layout) {
        if (!layout.isEmpty() && layout.size() != 2 && layout.size() != 3) {
            throw new SettingsException("--gpu-layout takes two or three numbers; there are " + layout.size() + ".");
        }
        if (!(controls >= 0f && controls <= 1f)) {
            throw new SettingsException("--controls takes a number from 0 to 1; it is " + controls + ".");
        }
        GpuLayout gpu = layout.isEmpty()
                ? new GpuLayout(0, 0, 0)
                : new GpuLayout(layout.get(0), layout.get(1), layout.size() > 2 ? layout.get(2) : 0);
        Model compiled = new ModelCompiler()
                .compile(new ModelSource().read(model).spec(), contacts < 0 ? null : new Capacities(contacts));
        List<PhysicsScenario> scenarios = new ArrayList<>();
        for (String count : counts()) {
            scenarios.add(
                    new PhysicsScenario(model, compiled, number(count), device, controls, gpu, steps, repeats, seed));
        }
        return scenarios;
    }

    /** Learners without environments. */
    List<LearnerScenario> learner(List<String> names) {
        List<LearnerScenario> scenarios = new ArrayList<>();
        for (LearnerNetwork network : networks(names)) {
            int standard = LearnerScenario.standardEnvironments(network, device);
            List<String> counts = environments.isEmpty() ? List.of(Integer.toString(standard)) : environments;
            for (String count : counts) {
                scenarios.add(new LearnerScenario(network, number(count), device, precision, repeats, seed));
            }
        }
        return scenarios;
    }

    private static List<LearnerNetwork> networks(List<String> names) {
        List<LearnerNetwork> all = LearnerNetwork.standard();
        if (names.equals(List.of("all"))) {
            return all;
        }
        List<String> known = all.stream().map(LearnerNetwork::name).toList();
        List<LearnerNetwork> chosen = new ArrayList<>();
        for (String name : names) {
            if (!known.contains(name)) {
                throw new SettingsException("There is no network '" + name + "'." + NearestName.hint(name, known)
                        + " Expected " + String.join(", ", known) + ", or all.");
            }
            chosen.add(all.get(known.indexOf(name)));
        }
        return chosen;
    }

    /** Whole trainings. */
    List<TrainingScenario> training(List<String> names, @Nullable String agent, RenderMode watch, boolean drawn) {
        if (drawn && watch == RenderMode.NONE) {
            throw new SettingsException("--draw needs --watch full or --watch partial: there is nothing to draw.");
        }
        List<TrainingScenario> scenarios = new ArrayList<>();
        for (String name : names) {
            TaskDefinition task = tasks.find(name);
            for (String count : counts()) {
                scenarios.add(new TrainingScenario(plan(task, agent, count), watch, drawn, repeats));
            }
        }
        return scenarios;
    }

    private RunPlan plan(TaskDefinition task, @Nullable String agent, String count) {
        AgentLibrary library = agent == null ? RunSettings.standardLibrary(task) : AgentLibrary.of(agent);
        AgentLibrary.Paths paths = library.paths();
        Settings settings = RunSettings.schema(task, library)
                .standards()
                .with(ENVIRONMENTS, count)
                .with(paths.seed(), Integer.toString(seed));
        double units = library.unitsPerIteration(settings);
        settings = units == 1
                ? settings.withValue(paths.length(), ITERATIONS)
                : settings.withValue(paths.length(), ITERATIONS * units);
        return new RunPlan(
                task, settings, device, precision, RunPlan.STANDARD_LOGS, Optional.empty(), List.of("bench"));
    }

    private List<String> counts() {
        return environments.isEmpty() ? List.of(STANDARD_ENVIRONMENTS) : environments;
    }

    private static int number(String text) {
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
}
