package sinew.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import sinew.sim.kernel.Backend;
import sinew.sim.kernel.LoadedKernel;
import sinew.sim.kernel.Recording;
import sinew.sim.tasks.TaskEnvironments;

/** Measures scenarios: warm-up, then repetitions, of which the median counts. */
public final class Benchmark {
    private static final double WARM_UP_SECONDS = 2;
    private static final double REPETITION_SECONDS = 1;
    private static final int FEWEST_STEPS = 16;
    private static final int MOST_STEPS = 100_000;
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
        return repeated(scenario, clock, "with host copies", steps -> {
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
        try (Recording recording = backend.record(() -> repeat(STEPS_PER_RECORDING, oneStep))) {
            return repeated(scenario, clock, "on the device", steps -> {
                backend.synchronize();
                double seconds = StageClock.seconds(() -> {
                    repeat(steps / STEPS_PER_RECORDING, recording::replay);
                    repeat(steps % STEPS_PER_RECORDING, oneStep);
                    backend.synchronize();
                });
                return new Stage(steps + " steps", seconds);
            });
        }
    }

    /** Steps until everything is compiled, finds out how many steps make a repetition, and times the repetitions. */
    private static Timing repeated(Scenario scenario, StageClock clock, String name, IntFunction<Stage> stepping) {
        int steps = 0;
        double seconds = 0;
        while (seconds < WARM_UP_SECONDS) {
            seconds += stepping.apply(FEWEST_STEPS).seconds();
            steps += FEWEST_STEPS;
        }
        clock.add(new Stage(name + ": warm-up", seconds));
        double wanted = scenario.steps() > 0
                ? scenario.steps()
                : Math.max(FEWEST_STEPS, Math.min(MOST_STEPS, steps * REPETITION_SECONDS / seconds));
        List<Stage> repetitions = new ArrayList<>();
        for (int i = 0; i < scenario.repeats(); i++) {
            repetitions.add(stepping.apply((int) wanted));
        }
        double total = repetitions.stream().mapToDouble(Stage::seconds).sum();
        clock.add(new Stage(name + ": repetitions", total, repetitions));
        return new Timing((int) wanted, repetitions.stream().map(Stage::seconds).toList());
    }

    private static void repeat(int times, Runnable work) {
        for (int i = 0; i < times; i++) {
            work.run();
        }
    }
}
