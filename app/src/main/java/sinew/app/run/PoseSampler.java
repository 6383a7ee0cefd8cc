package sinew.app.run;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import sinew.learning.IterationReport;
import sinew.learning.TrainingListener;
import sinew.learning.TrainingSession;
import sinew.sim.tasks.VectorEnvironment;

/**
 * Copies the poses of the environments on the thread that steps them and hands them on, at most so many times a second. A step that is
 * not drawn costs one look at the clock.
 */
public final class PoseSampler implements TrainingListener {
    /** In {@link RenderMode#PARTIAL} every so many iterations are drawn. */
    public static final int PARTIAL_PERIOD = 10;

    /** In {@link RenderMode#PARTIAL} at most so many environments are drawn. */
    public static final int PARTIAL_ENVIRONMENTS = 64;

    private final Consumer<float[]> receiver;
    private final LongSupplier nanoseconds;
    private final long period;
    private volatile RenderMode mode = RenderMode.FULL;
    private boolean publishing;
    private boolean stale = true;
    private boolean owed;
    private long due = Long.MIN_VALUE;
    private int iteration;

    /**
     * Makes a sampler.
     *
     * @param receiver gets a copy of the poses, of the environments shown and laid out as {@link VectorEnvironment#bodyPoses()}, on the thread
     *     that steps; it must return at once
     * @param samplesPerSecond how many times a second at most
     * @param nanoseconds a clock that counts nanoseconds
     */
    public PoseSampler(Consumer<float[]> receiver, double samplesPerSecond, LongSupplier nanoseconds) {
        this.receiver = receiver;
        this.nanoseconds = nanoseconds;
        this.period = Math.round(1e9 / samplesPerSecond);
    }

    /**
     * Chooses how much is drawn. Callable from any thread; holds from the next step on.
     *
     * @param chosen the mode
     */
    public void setMode(RenderMode chosen) {
        mode = chosen;
    }

    /**
     * Tells how many environments are drawn in a mode.
     *
     * @param mode the mode
     * @param count how many there are
     * @return how many of them, from the first on, are in a sample
     */
    public static int shown(RenderMode mode, int count) {
        return mode == RenderMode.PARTIAL ? Math.min(count, PARTIAL_ENVIRONMENTS) : count;
    }

    /** Takes note that other environments are about to be seen; to be called on the thread that steps them. */
    public void restart() {
        stale = true;
        iteration = 0;
    }

    @Override
    public void started(TrainingSession session) {
        restart();
    }

    @Override
    public void stepped(VectorEnvironment environment) {
        RenderMode chosen = mode;
        boolean wanted = chosen == RenderMode.FULL || (chosen == RenderMode.PARTIAL && isPartOfIteration());
        if (wanted != publishing || stale) {
            environment.publishPoses(wanted);
            publishing = wanted;
            stale = false;
            owed = wanted;
            // The poses are only kept up to date from the next step on.
            return;
        }
        if (wanted && isDue()) {
            receiver.accept(copy(environment));
            owed = false;
        }
    }

    /** Where a whole rollout is one step to see, the first picture comes an iteration later. */
    private boolean isPartOfIteration() {
        return iteration % PARTIAL_PERIOD == 0 || (publishing && owed);
    }

    private boolean isDue() {
        long now = nanoseconds.getAsLong();
        if (now < due) {
            return false;
        }
        due = now + period;
        return true;
    }

    private float[] copy(VectorEnvironment environment) {
        float[] poses = environment.bodyPoses();
        int count = environment.count();
        return Arrays.copyOf(poses, poses.length / count * shown(mode, count));
    }

    @Override
    public void iterationFinished(IterationReport report) {
        iteration = report.iteration() + 1;
    }
}
