package sinew.app.window.run;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sinew.learning.TrainingListener;
import sinew.learning.TrainingSession;
import sinew.sim.settings.Settings;

/**
 * The thread on which runs are prepared and trained, one after the other. All commands return at once and may be given at any
 * time; those given while a run is still being prepared are kept until it can take them.
 */
public final class Trainer {
    private static final Logger LOG = LoggerFactory.getLogger(Trainer.class);

    private final RunService service;
    private final Object lock = new Object();
    private @Nullable Thread thread;
    private boolean busy;
    private @Nullable PreparedRun run;
    private boolean pauseWanted;
    private boolean stopWanted;
    private @Nullable Settings changeWanted;

    /**
     * Makes an idle trainer.
     *
     * @param service puts the runs together
     */
    public Trainer(RunService service) {
        this.service = service;
    }

    /**
     * Starts a run on a thread of its own.
     *
     * @param request what to train
     * @param listener hears everything that happens in the session, and {@link TrainingListener#failed} also when the run cannot
     *     be put together
     * @param prepared hears on the trainer's thread that the run is put together and is about to train
     * @throws IllegalStateException if a run is going on
     */
    public void start(RunRequest request, TrainingListener listener, Consumer<PreparedRun> prepared) {
        synchronized (lock) {
            if (busy) {
                throw new IllegalStateException("A run is going on; stop it before another one is started");
            }
            busy = true;
            run = null;
            pauseWanted = false;
            stopWanted = false;
            changeWanted = null;
            Thread before = thread;
            thread = Thread.ofPlatform().name("trainer").start(() -> {
                awaitEnd(before);
                train(request, listener, prepared);
            });
        }
    }

    /** A run that has told its end may still be giving back its device. */
    private static void awaitEnd(@Nullable Thread before) {
        try {
            if (before != null) {
                before.join();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void train(RunRequest request, TrainingListener listener, Consumer<PreparedRun> prepared) {
        FailureOnce once = new FailureOnce(listener);
        try (PreparedRun ready = service.prepare(request, new Listeners(List.of(once, listener)))) {
            prepared.accept(ready);
            take(ready);
            ready.session().run();
        } catch (Throwable failure) {
            LOG.error("The run of {} has failed", request.task(), failure);
            once.fail(failure);
        } finally {
            once.end();
        }
    }

    /** From now on another run may be started; whoever hears of the end may do so at once. */
    private void ended() {
        synchronized (lock) {
            busy = false;
            run = null;
        }
    }

    private void take(PreparedRun ready) {
        synchronized (lock) {
            run = ready;
            if (changeWanted != null) {
                ready.change(changeWanted);
            }
            if (pauseWanted) {
                ready.session().pause();
            }
            if (stopWanted) {
                ready.session().stop();
            }
        }
    }

    /** Lets the run stand still. */
    public void pause() {
        synchronized (lock) {
            pauseWanted = true;
            if (run != null) {
                run.session().pause();
            }
        }
    }

    /** Lets the run go on after a pause. */
    public void resume() {
        synchronized (lock) {
            pauseWanted = false;
            if (run != null) {
                run.session().resume();
            }
        }
    }

    /** Ends the run after its current iteration, with a checkpoint. */
    public void stop() {
        synchronized (lock) {
            stopWanted = true;
            if (run != null) {
                run.session().stop();
            }
        }
    }

    /**
     * Lets the run take over settings that may change while it is on.
     *
     * @param settings all values; those that hold for a whole run are the run's own
     * @throws RuntimeException if the run cannot take them; the message says why and nothing is changed. A run that is still being
     *     prepared fails instead
     */
    public void change(Settings settings) {
        synchronized (lock) {
            if (run == null) {
                changeWanted = settings;
            } else {
                run.change(settings);
            }
        }
    }

    /**
     * Waits until no run is going on.
     *
     * @param patience for how long at most
     * @return whether no run is going on now
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public boolean awaitEnd(Duration patience) throws InterruptedException {
        Thread running;
        synchronized (lock) {
            running = thread;
        }
        return running == null || running.join(patience);
    }

    /** Hears of the end before all others, and reports a failure unless the session has reported one already. */
    private final class FailureOnce implements TrainingListener {
        private final TrainingListener listener;
        private boolean failed;
        private boolean ended;

        FailureOnce(TrainingListener listener) {
            this.listener = listener;
        }

        void end() {
            if (!ended) {
                ended = true;
                Trainer.this.ended();
            }
        }

        @Override
        public void finished(TrainingSession.End how) {
            end();
        }

        @Override
        public void failed(Throwable cause) {
            failed = true;
            end();
        }

        void fail(Throwable cause) {
            if (!failed) {
                end();
                listener.failed(cause);
            }
        }
    }
}
