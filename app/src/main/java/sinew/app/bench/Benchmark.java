package sinew.app.bench;

import java.util.List;
import sinew.sim.kernel.Backend;
import sinew.sim.kernel.LoadedKernel;
import sinew.sim.kernel.Recording;
import sinew.sim.tasks.TaskEnvironments;

/** Measures scenarios: warm-up, then repetitions, of which the median counts. */
public final class Benchmark {
    private static final int STEPS_PER_RECORDING = 16;

    private Benchmark() {}

    /**
     * Measures a scenario on the calling thread.
     *
     * @param scenario what to measure
     * @return what came out
     * @throws RuntimeException if the device or the task cannot be used; the message says why
     */
    public static Measurement measure(Scenario scenario) {
        StageClock clock = new StageClock();
        try (Backend backend = clock.time("open the device", scenario.device()::open);
                TaskEnvironments environments = clock.time(
                        "make the environments, load kernels",
                        () -> scenario.task().create(scenario.settings(), scenario.seed(), backend))) {
            clock.time("reset", environments::reset);
            Timing host = hostSteps(scenario, environments, clock);
            Timing device = deviceSteps(scenario, environments, backend, clock);
            Stage all = clock.total(scenario.task().id() + ", " + scenario.environments() + " environments");
            return new Measurement(scenario, backend.deviceName(), host, device, all);
        }
    }

    private static Timing hostSteps(Scenario scenario, TaskEnvironments environments, StageClock clock) {
        HostActions actions = new HostActions(environments.actions(), scenario.seed());
        return repetitions(scenario).time(clock, "with host copies", steps -> {
            double drawing = 0;
            double stepping = 0;
            for (int i = 0; i < steps; i++) {
                drawing += StageClock.seconds(actions::draw);
                stepping += StageClock.seconds(environments::step);
            }
            return new Stage(
                    steps + " steps",
                    drawing + stepping,
                    List.of(new Stage("random actions", drawing), new Stage("step and copies", stepping)));
        });
    }

    private static Timing deviceSteps(
            Scenario scenario, TaskEnvironments environments, Backend backend, StageClock clock) {
        LoadedKernel actions = clock.time("load the kernel of random actions", environments::randomActions);
        Runnable oneStep = () -> {
            actions.launch(environments.count());
            environments.launch();
        };
        try (Recording recording = backend.record(() -> Repetitions.repeat(STEPS_PER_RECORDING, oneStep))) {
            return repetitions(scenario).time(clock, "on the device", steps -> {
                backend.synchronize();
                double seconds = StageClock.seconds(() -> {
                    Repetitions.repeat(steps / STEPS_PER_RECORDING, recording::replay);
                    Repetitions.repeat(steps % STEPS_PER_RECORDING, oneStep);
                    backend.synchronize();
                });
                return new Stage(steps + " steps", seconds);
            });
        }
    }

    private static Repetitions repetitions(Scenario scenario) {
        return new Repetitions(scenario.steps(), scenario.repeats());
    }
}
