package sinew.app.window.run;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import sinew.learning.IterationReport;
import sinew.learning.TrainingListener;
import sinew.learning.TrainingSession;
import sinew.renderer.SceneFrame;
import sinew.sim.tasks.VectorEnvironment;

/**
 * Copies the poses of the environments on the thread that steps them and hands them on, at most so many times a second. A step that is
 * not drawn costs one look at the clock.
 */
public final class FramePublisher implements TrainingListener {
    /** In {@link RenderMode#PARTIAL} every so many iterations are drawn. */
    public static final int PARTIAL_PERIOD = 10;

    /** In {@link RenderMode#PARTIAL} at most so many environments are drawn. */
    public static final int PARTIAL_ENVIRONMENTS = 64;

    private final Consumer<SceneFrame> receiver;
    private final LongSupplier nanoseconds;
    private final long period;
    private final AtomicLong number = new AtomicLong();
    private volatile RenderMode mode = RenderMode.FULL;
    private boolean publishing;
    private boolean stale = true;
    private boolean owed;
    private long due = Long.MIN_VALUE;
    private int iteration;

    /**
     * Makes a publisher.
     *
     * @param receiver gets the poses on the thread that steps and must return at once
     * @param framesPerSecond how many times a second at most
     * @param nanoseconds a clock that counts nanoseconds
     */
    public FramePublisher(Consumer<SceneFrame> receiver, double framesPerSecond, LongSupplier nanoseconds) {
        this.receiver = receiver;
        this.nanoseconds = nanoseconds;
        this.period = Math.round(1e9 / framesPerSecond);
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
     * Tells how many environments are drawn.
     *
     * @param count how many there are
     * @return how many of them, from the first on, are in a frame in the present mode
     */
    public int shown(int count) {
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

    private SceneFrame copy(VectorEnvironment environment) {
        float[] poses = environment.bodyPoses();
        int count = environment.count();
        int length = poses.length / count * shown(count);
        return new SceneFrame(Arrays.copyOf(poses, length), number.incrementAndGet());
    }

    @Override
    public void iterationFinished(IterationReport report) {
        iteration = report.iteration() + 1;
    }
}
