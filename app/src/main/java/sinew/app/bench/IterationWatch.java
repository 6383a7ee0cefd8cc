package sinew.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import sinew.learning.IterationReport;
import sinew.learning.TrainingListener;
import sinew.learning.TrainingSession;

/** Divides the iterations of a running session into a warm-up and repetitions, and stops it after them. */
final class IterationWatch implements TrainingListener {
    private static final double WARM_UP_SECONDS = 2;
    private static final double REPETITION_SECONDS = 1;
    private static final int FEWEST_WARM_UP = 3;
    private static final double NANO = 1e-9;

    private final int repeats;
    private final LongSupplier nanoseconds;
    private final List<Repetition> repetitions = new ArrayList<>();
    private @Nullable TrainingSession session;
    private boolean warm;
    private long begin;
    private long stepsBefore;
    private int iterations;
    private double collection;
    private double learning;
    private double warmUpSeconds;

    /**
     * Some iterations in a row.
     *
     * @param iterations how many
     * @param steps environment steps over all environments
     * @param seconds how long they took, writing of logs and checkpoints included
     * @param collection s spent on rollouts
     * @param learning s spent on updates
     */
    record Repetition(int iterations, long steps, double seconds, double collection, double learning) {
        double stepsPerSecond() {
            return steps / seconds;
        }
    }

    IterationWatch(int repeats, LongSupplier nanoseconds) {
        this.repeats = repeats;
        this.nanoseconds = nanoseconds;
    }

    @Override
    public void started(TrainingSession started) {
        session = started;
        begin = nanoseconds.getAsLong();
    }

    @Override
    public void iterationFinished(IterationReport report) {
        iterations++;
        collection += report.collectionSeconds();
        learning += report.learningSeconds();
        double seconds = (nanoseconds.getAsLong() - begin) * NANO;
        if (!warm) {
            if (seconds >= WARM_UP_SECONDS && iterations >= FEWEST_WARM_UP) {
                warm = true;
                warmUpSeconds = seconds;
                start(report);
            }
        } else if (seconds >= REPETITION_SECONDS && repetitions.size() < repeats) {
            repetitions.add(
                    new Repetition(iterations, report.totalSteps() - stepsBefore, seconds, collection, learning));
            start(report);
            if (repetitions.size() == repeats && session != null) {
                session.stop();
            }
        }
    }

    private void start(IterationReport report) {
        begin = nanoseconds.getAsLong();
        stepsBefore = report.totalSteps();
        iterations = 0;
        collection = 0;
        learning = 0;
    }

    double warmUpSeconds() {
        return warmUpSeconds;
    }

    /** What was measured; fewer than wanted if the session ended before. */
    List<Repetition> repetitions() {
        return List.copyOf(repetitions);
    }
}
