package sinew.learning;

import org.jspecify.annotations.Nullable;
import sinew.sim.settings.Settings;

/** Hands the commands of other threads to the trainer's thread. */
final class SessionCommands {
    private boolean paused;
    private boolean stopped;
    private @Nullable Settings change;

    synchronized void pause() {
        paused = true;
    }

    synchronized void resume() {
        paused = false;
        notifyAll();
    }

    synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    synchronized void change(Settings wanted) {
        change = wanted;
    }

    synchronized boolean stopped() {
        return stopped;
    }

    synchronized boolean standsStill() {
        return paused && !stopped;
    }

    /** Gives the settings that wait for the next iteration, once. */
    synchronized @Nullable Settings takeChange() {
        Settings taken = change;
        change = null;
        return taken;
    }

    /** Waits until the session is resumed or stopped; an interruption of the thread stops it. */
    synchronized void awaitResumption() {
        while (paused && !stopped) {
            try {
                wait();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                stopped = true;
            }
        }
    }
}
