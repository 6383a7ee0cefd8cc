package sinew.app.bench;

import java.util.Arrays;
import java.util.function.LongSupplier;
import sinew.learning.IterationReport;
import sinew.learning.TrainingListener;
import sinew.sim.tasks.VectorEnvironment;

/** Takes the poses of the environments as a window does that shows a training, but draws nothing. */
final class Spectator implements TrainingListener {
    private static final long PERIOD = 12_500_000L;
    private static final int PARTIAL_PERIOD = 10;
    private static final int PARTIAL_ENVIRONMENTS = 64;

    private final TrainingScenario.Watch watch;
    private final LongSupplier nanoseconds;
    private boolean publishing;
    private boolean owed;
    private long due = Long.MIN_VALUE;
    private int iteration;
    private long pictures;
    private float[] newest = {};

    Spectator(TrainingScenario.Watch watch, LongSupplier nanoseconds) {
        this.watch = watch;
        this.nanoseconds = nanoseconds;
    }

    @Override
    public void stepped(VectorEnvironment environment) {
        boolean wanted = wanted();
        if (wanted != publishing) {
            environment.publishPoses(wanted);
            publishing = wanted;
            owed = wanted;
            // the poses are kept up to date from the next step on
        } else if (wanted && nanoseconds.getAsLong() >= due) {
            due = nanoseconds.getAsLong() + PERIOD;
            float[] poses = environment.bodyPoses();
            int count = environment.count();
            int shown = watch == TrainingScenario.Watch.PARTIAL ? Math.min(count, PARTIAL_ENVIRONMENTS) : count;
            newest = Arrays.copyOf(poses, poses.length / count * shown);
            pictures++;
            owed = false;
        }
    }

    private boolean wanted() {
        return switch (watch) {
            case NONE -> false;
            case PARTIAL -> iteration % PARTIAL_PERIOD == 0 || (publishing && owed);
            case FULL -> true;
        };
    }

    @Override
    public void iterationFinished(IterationReport report) {
        iteration = report.iteration() + 1;
    }

    /** How many pictures could have been drawn. */
    long pictures() {
        return pictures;
    }

    /** The poses of the last picture, as the environments give them. */
    float[] newest() {
        return newest;
    }
}
