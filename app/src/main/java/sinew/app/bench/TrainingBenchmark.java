package sinew.app.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import sinew.app.drawing.SceneOfModel;
import sinew.app.run.Device;
import sinew.app.run.PoseSampler;
import sinew.app.run.RunException;
import sinew.app.run.RunPlan;
import sinew.app.run.TrainingRun;
import sinew.learning.TrainingListener;
import sinew.learning.log.ConsoleSummary;

/** Measures trainings end to end: environments, learner, logs. */
public final class TrainingBenchmark {
    /** As often as the fastest window asks. */
    private static final double PICTURES_PER_SECOND = 80;

    private TrainingBenchmark() {}

    /**
     * Measures a scenario on the calling thread. The run's files go to a temporary folder, which is deleted.
     *
     * @param scenario what to measure
     * @return what came out
     * @throws RuntimeException if the run cannot be put together or fails; the message says why
     */
    public static TrainingMeasurement measure(TrainingScenario scenario) {
        try {
            Path folder = Files.createTempDirectory("sinew-bench");
            try {
                return measure(scenario, folder);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The run's temporary folder cannot be made or deleted", e);
        }
    }

    private static TrainingMeasurement measure(TrainingScenario scenario, Path folder) {
        StageClock clock = new StageClock();
        IterationWatch watch = new IterationWatch(scenario.repeats(), System::nanoTime);
        // nobody reads it, but it takes its time as in a real run
        ConsoleSummary summary = new ConsoleSummary(line -> {}, false);
        RunPlan plan = scenario.plan().withLogs(folder);
        try (Audience audience = audience(scenario)) {
            PoseSampler sampler = new PoseSampler(audience::take, PICTURES_PER_SECOND, System::nanoTime);
            sampler.setMode(scenario.watch());
            List<TrainingListener> listeners = List.of(sampler, summary, watch);
            try (TrainingRun run = clock.time("prepare the run", () -> TrainingRun.prepare(plan, listeners))) {
                run.session().run();
                return measurement(scenario, run, audience, watch, clock);
            }
        }
    }

    private static TrainingMeasurement measurement(
            TrainingScenario scenario, TrainingRun run, Audience audience, IterationWatch watch, StageClock clock) {
        List<IterationWatch.Repetition> repetitions = watch.repetitions();
        if (repetitions.size() < scenario.repeats()) {
            throw new RunException("The run ended before it was measured " + scenario.repeats()
                    + " times; give it more iterations or ask for fewer --repeats.");
        }
        clock.add(new Stage("warm-up", watch.warmUpSeconds()));
        repetitions.forEach(repetition -> clock.add(stage(repetition)));
        Stage all = clock.total(
                "training " + scenario.plan().task().id() + ", " + scenario.environments() + " environments");
        return new TrainingMeasurement(
                scenario, run.deviceName(), audience.device(), audience.pictures(), repetitions, all);
    }

    private static Audience audience(TrainingScenario scenario) {
        if (!scenario.drawn()) {
            return new CountingAudience();
        }
        RunPlan plan = scenario.plan();
        int shown = PoseSampler.shown(scenario.watch(), scenario.environments());
        double spacing = plan.settings().decimal("env.scene.env_spacing");
        return new DrawingAudience(
                SceneOfModel.describe(plan.task().model(), shown, spacing),
                plan.device().kind() == Device.Kind.CUDA);
    }

    private static Stage stage(IterationWatch.Repetition repetition) {
        double rest = repetition.seconds() - repetition.collection() - repetition.learning();
        return new Stage(
                repetition.iterations() + (repetition.iterations() == 1 ? " iteration" : " iterations"),
                repetition.seconds(),
                List.of(
                        new Stage("collection", repetition.collection()),
                        new Stage("learning", repetition.learning()),
                        new Stage("summary, logs, checkpoints", rest)));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
