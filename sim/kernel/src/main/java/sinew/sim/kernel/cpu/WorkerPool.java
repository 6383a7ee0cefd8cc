package sinew.sim.kernel.cpu;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Daemon threads that help the calling thread with one launch at a time.
 *
 * <p>A helper that wakes up late finds nothing left to do; the caller waits only for chunks that were begun.
 */
final class WorkerPool implements AutoCloseable {
    /** Waiting longer than this gives the processor away; a helper that spins may hold up the caller on a busy machine. */
    private static final long SPIN_NANOSECONDS = 2_000;

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
        int useful = Math.min(helpers.length, (environments - 1) / chunk);
        ChunkedLaunch launch = new ChunkedLaunch(kernel, environments, chunk, useful);
        current = launch;
        wake(launch, 1);
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

    /** Waking a thread takes microseconds, so each helper wakes two others. */
    private void wake(ChunkedLaunch launch, int index) {
        if (index <= launch.usefulHelpers()) {
            helpers[index - 1].wake();
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
                    WorkerPool.this.wake(launch, 2 * index);
                    WorkerPool.this.wake(launch, 2 * index + 1);
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
