package sinew.app.window.run;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sinew.renderer.SceneDescription;
import sinew.sim.tasks.VectorEnvironment;

/**
 * The thread on which trained policies are played, one after the other. All commands return at once and may be given at any time;
 * a new policy takes the place of the one that is played.
 */
public final class Player {
    private static final Logger LOG = LoggerFactory.getLogger(Player.class);

    private final RunService service;
    private final Object lock = new Object();
    private @Nullable Play newest;

    /** Hears what is played; everything on the player's thread. */
    public interface Listener {
        /**
         * Hears that the first step is about to be done.
         *
         * @param scene what there is to draw
         */
        void prepared(SceneDescription scene);

        /**
         * Sees the environments after each step.
         *
         * @param environment the environments
         */
        void stepped(VectorEnvironment environment);

        /**
         * Hears that it cannot be played, or not any more.
         *
         * @param cause why
         */
        void failed(Throwable cause);
    }

    /**
     * Makes an idle player.
     *
     * @param service puts the replays together
     */
    public Player(RunService service) {
        this.service = service;
    }

    /**
     * Plays a policy until {@link #stop}, after the one that is played now has ended.
     *
     * @param request what to play
     * @param listener hears of it
     */
    public void start(ReplayRequest request, Listener listener) {
        synchronized (lock) {
            stop();
            newest = new Play(request, listener, newest == null ? null : newest.thread);
            newest.thread.start();
        }
    }

    /**
     * Lets the policy stand still or go on.
     *
     * @param on whether it stands still
     */
    public void pause(boolean on) {
        synchronized (lock) {
            if (newest != null) {
                newest.pause(on);
            }
        }
    }

    /** Ends playing after the current step. */
    public void stop() {
        synchronized (lock) {
            if (newest != null) {
                newest.stop();
            }
        }
    }

    /**
     * Waits until nothing is played; to be called after {@link #stop}.
     *
     * @param patience for how long at most
     * @return whether nothing is played now
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public boolean awaitEnd(Duration patience) throws InterruptedException {
        Play last;
        synchronized (lock) {
            last = newest;
        }
        return last == null || last.thread.join(patience);
    }

    /** One policy on its thread, which does not keep the program alive. */
    private final class Play {
        private final ReplayRequest request;
        private final Listener listener;
        private final @Nullable Thread before;
        private final Thread thread;
        private @Nullable PreparedReplay replay;
        private boolean paused;
        private boolean stopped;

        Play(ReplayRequest request, Listener listener, @Nullable Thread before) {
            this.request = request;
            this.listener = listener;
            this.before = before;
            this.thread = Thread.ofPlatform().daemon().name("player").unstarted(this::run);
        }

        private void run() {
            try {
                if (before != null) {
                    before.join();
                }
                if (isStopped()) {
                    return;
                }
                PreparedReplay ready = service.prepareReplay(request);
                listener.prepared(ready.scene());
                take(ready);
                ready.watch(listener::stepped);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } catch (Throwable failure) {
                LOG.error("{} cannot be played", request.checkpoint(), failure);
                listener.failed(failure);
            }
        }

        private synchronized boolean isStopped() {
            return stopped;
        }

        private synchronized void take(PreparedReplay ready) {
            replay = ready;
            ready.pause(paused);
            if (stopped) {
                ready.stop();
            }
        }

        synchronized void pause(boolean on) {
            paused = on;
            if (replay != null) {
                replay.pause(on);
            }
        }

        synchronized void stop() {
            stopped = true;
            if (replay != null) {
                replay.stop();
            }
        }
    }
}
