package sinew.sim.kernel.cpu;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Daemon threads that help the calling thread with one launch at a time.
 *
 * <p>A helper that wakes up late finds nothing left to do; the caller waits only for chunks that were begun.
 */
final class WorkerPool implements AutoCloseable {
    private static final long SPIN_NANOSECONDS = 20_000;

    private final Helper[] helpers;
    private volatile @Nullable ChunkedLaunch current;
    private volatile boolean closed;

    /**
     * Starts the threads.
     *
     * @param threads how many threads run a launch, the caller included
     */
    WorkerPool(int threads) {
        helpers = new Helper[threads - 1];
        for (int i = 0; i < helpers.length; i++) {
            helpers[i] = new Helper(i + 1);
            helpers[i].start();
        }
    }

    int threads() {
        return helpers.length + 1;
    }

    /**
     * Runs a launch on the caller and the helpers and returns when it is done.
     *
     * @param kernel what to run
     * @param environments how many environments
     * @param chunk how many environments are claimed at a time
     * @return how many environments the caller ran itself
     */
    int run(CpuKernel kernel, int environments, int chunk) {
        ChunkedLaunch launch = new ChunkedLaunch(kernel, environments, chunk);
        current = launch;
        int useful = Math.min(helpers.length, (environments - 1) / chunk);
        for (int i = 0; i < useful; i++) {
            helpers[i].wake();
        }
        int own = launch.help(0);
        launch.await(SPIN_NANOSECONDS);
        return own;
    }

    @Override
    public void close() {
        closed = true;
        for (Helper helper : helpers) {
            LockSupport.unpark(helper);
        }
    }

    /** One daemon thread: spins shortly for the next launch, then parks. */
    private final class Helper extends Thread {
        private final int index;
        private volatile boolean parked;

        private Helper(int index) {
            super("kernel-helper-" + index);
            this.index = index;
            setDaemon(true);
        }

        private void wake() {
            if (parked) {
                LockSupport.unpark(this);
            }
        }

        @Override
        public void run() {
            ChunkedLaunch done = null;
            while (!closed) {
                ChunkedLaunch launch = current;
                if (launch != null && launch != done) {
                    launch.help(index);
                    done = launch;
                } else {
                    waitForOtherThan(done);
                }
            }
        }

        private void waitForOtherThan(@Nullable ChunkedLaunch done) {
            long start = System.nanoTime();
            while (current == done && !closed) {
                if (System.nanoTime() - start < SPIN_NANOSECONDS) {
                    Thread.onSpinWait();
                } else {
                    parked = true;
                    if (current == done && !closed) {
                        LockSupport.park(this);
                    }
                    parked = false;
                }
            }
        }
    }
}
