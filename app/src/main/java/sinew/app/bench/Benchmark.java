package sinew.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import sinew.sim.kernel.Backend;
import sinew.sim.kernel.Recording;
import sinew.sim.tasks.TaskEnvironments;

/** Measures scenarios: warm-up, then repetitions, of which the median counts. */
public final class Benchmark {
    private static final double WARM_UP_SECONDS = 2;
    private static final double REPETITION_SECONDS = 1;
    private static final int FEWEST_STEPS = 10;
    private static final int MOST_STEPS = 20_000;
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
            RandomActions actions = new RandomActions(environments.actions(), scenario.seed());
            int steps = warmUp(scenario, environments, actions, clock);
            List<Stage> hostSteps = new ArrayList<>();
            List<Double> deviceSteps = new ArrayList<>();
            for (int i = 0; i < scenario.repeats(); i++) {
                hostSteps.add(repetition(environments, actions, steps));
            }
            try (Recording recording = backend.record(() -> launches(environments, STEPS_PER_RECORDING))) {
                for (int i = 0; i < scenario.repeats(); i++) {
                    deviceSteps.add(deviceRepetition(backend, environments, recording, steps));
                }
            }
            hostSteps.forEach(clock::add);
            clock.add(new Stage("the same steps on the device alone (median)", Measurement.median(deviceSteps)));
            return new Measurement(
                    scenario,
                    backend.deviceName(),
                    steps,
                    hostSteps.stream().map(Stage::seconds).toList(),
                    deviceSteps,
                    clock.total(scenario.task().id() + ", " + scenario.environments() + " environments"));
        }
    }

    /** Steps until everything is compiled, and finds out how many steps make a repetition. */
    private static int warmUp(
            Scenario scenario, TaskEnvironments environments, RandomActions actions, StageClock clock) {
        int steps = 0;
        double seconds = 0;
        while (seconds < WARM_UP_SECONDS || steps < FEWEST_STEPS) {
            seconds += repetition(environments, actions, 1).seconds();
            steps++;
        }
        clock.add(new Stage("warm-up", seconds));
        if (scenario.steps() > 0) {
            return scenario.steps();
        }
        double wanted = steps * REPETITION_SECONDS / seconds;
        return (int) Math.max(FEWEST_STEPS, Math.min(MOST_STEPS, wanted));
    }

    private static Stage repetition(TaskEnvironments environments, RandomActions actions, int steps) {
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
    }

    private static double deviceRepetition(
            Backend backend, TaskEnvironments environments, Recording recording, int steps) {
        backend.synchronize();
        return StageClock.seconds(() -> {
            for (int i = 0; i < steps / STEPS_PER_RECORDING; i++) {
                recording.replay();
            }
            launches(environments, steps % STEPS_PER_RECORDING);
            backend.synchronize();
        });
    }

    private static void launches(TaskEnvironments environments, int count) {
        for (int i = 0; i < count; i++) {
            environments.launch();
        }
    }

    /** Fills the actions anew before every step. */
    static final class RandomActions {
        private final float[] actions;
        private final SplittableRandom random;

        RandomActions(float[] actions, long seed) {
            this.actions = actions;
            this.random = new SplittableRandom(seed);
        }

        void draw() {
            for (int i = 0; i < actions.length; i++) {
                actions[i] = 2 * random.nextFloat() - 1;
            }
        }
    }
}
