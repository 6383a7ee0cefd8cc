package sinew.app.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import sinew.app.run.RunException;
import sinew.app.run.RunPlan;
import sinew.app.run.TrainingRun;
import sinew.learning.log.ConsoleSummary;

/** Measures trainings end to end: environments, learner, logs. */
public final class TrainingBenchmark {
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
        Spectator spectator = new Spectator(scenario.watch(), System::nanoTime);
        RunPlan plan = scenario.plan().withLogs(folder);
        try (TrainingRun run =
                clock.time("prepare the run", () -> TrainingRun.prepare(plan, List.of(spectator, summary, watch)))) {
            run.session().run();
            List<IterationWatch.Repetition> repetitions = watch.repetitions();
            if (repetitions.size() < scenario.repeats()) {
                throw new RunException("The run ended before it was measured " + scenario.repeats()
                        + " times; give it more iterations or ask for fewer --repeats.");
            }
            clock.add(new Stage("warm-up", watch.warmUpSeconds()));
            repetitions.forEach(repetition -> clock.add(stage(repetition)));
            Stage all = clock.total("training " + plan.task().id() + ", " + scenario.environments() + " environments");
            return new TrainingMeasurement(scenario, run.deviceName(), spectator.pictures(), repetitions, all);
        }
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
