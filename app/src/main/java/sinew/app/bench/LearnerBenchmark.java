package sinew.app.bench;

import java.util.ArrayList;
import java.util.List;
import sinew.app.bench.LearnerUnderTest.Parts;
import sinew.app.run.Device;

/** Measures learners without a simulation. */
public final class LearnerBenchmark {
    /** A GPU has nothing to compile while it runs, and hours of it are dear. */
    private static final Duration GPU = new Duration(0.5, 0.25);

    private static final Duration CPU = new Duration(2, 1);
    private static final int MOST_ITERATIONS = 1000;

    private LearnerBenchmark() {}

    /** How long it is measured, in s. */
    private record Duration(double warmUp, double repetition) {}

    /**
     * Measures a scenario on the calling thread.
     *
     * @param scenario what to measure
     * @return what came out
     * @throws RuntimeException if the device or the learner cannot be used; the message says why
     */
    public static LearnerMeasurement measure(LearnerScenario scenario) {
        Duration duration = scenario.device().kind() == Device.Kind.CPU ? CPU : GPU;
        StageClock clock = new StageClock();
        try (LearnerUnderTest learner = clock.time("make the learner", () -> open(scenario))) {
            int warmed = 0;
            double seconds = 0;
            while (seconds < duration.warmUp()) {
                seconds += learner.iterate(1).whole();
                warmed++;
            }
            clock.add(new Stage("warm-up", seconds));
            int iterations = (int) Math.clamp(warmed * duration.repetition() / seconds, 1, MOST_ITERATIONS);
            List<Parts> repetitions = new ArrayList<>();
            for (int i = 0; i < scenario.repeats(); i++) {
                Parts parts = learner.iterate(iterations);
                clock.add(stage(iterations, parts));
                repetitions.add(parts.each(iterations));
            }
            Stage all = clock.total(
                    "learner " + scenario.network().name() + ", " + scenario.environments() + " environments");
            return new LearnerMeasurement(scenario, learner.deviceName(), iterations, repetitions, all);
        }
    }

    private static LearnerUnderTest open(LearnerScenario scenario) {
        return scenario.device().kind() == Device.Kind.CPU ? new HostLearner(scenario) : new DeviceLearner(scenario);
    }

    private static Stage stage(int iterations, Parts parts) {
        return new Stage(
                iterations + (iterations == 1 ? " iteration" : " iterations"),
                parts.whole(),
                List.of(
                        new Stage("rollout", parts.rollout()),
                        new Stage("returns", parts.returns()),
                        new Stage("update", parts.update())));
    }
}
