package sinew.sim.kernel.cpu;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import sinew.sim.kernel.KernelException;

/** One launch, cut into contiguous ranges of environments that threads claim one after the other. */
final class ChunkedLaunch {
    private final CpuKernel kernel;
    private final int environments;
    private final int chunk;
    private final int usefulHelpers;
    private final Thread caller = Thread.currentThread();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger open;
    private volatile boolean callerParked;
    private volatile @Nullable KernelException failure;

    ChunkedLaunch(CpuKernel kernel, int environments, int chunk, int usefulHelpers) {
        this.kernel = kernel;
        this.environments = environments;
        this.chunk = chunk;
        this.usefulHelpers = usefulHelpers;
        open = new AtomicInteger(environments);
    }

    int usefulHelpers() {
        return usefulHelpers;
    }

    /**
     * Claims and runs ranges until none is left.
     *
     * @param thread which working memory to use
     * @return how many environments were run here
     */
    int help(int thread) {
        int own = 0;
        int from;
        while ((from = next.getAndUpdate(n -> Math.min(environments - chunk, n) + chunk)) < environments) {
            int count = Math.min(chunk, environments - from);
            int abandoned = 0;
            try {
                kernel.run(thread, from, from + count);
            } catch (KernelException e) {
                failure = e;
                abandoned = environments - Math.min(environments, next.getAndSet(environments));
            } finally {
                finish(count + abandoned);
            }
            own += count;
        }
        return own;
    }

    /**
     * Waits on the caller until every range is done.
     *
     * @param spinNanoseconds how long to wait without giving the processor away
     * @throws KernelException if a kernel failed on any thread
     */
    void await(long spinNanoseconds) {
        long start = System.nanoTime();
        while (open.get() > 0) {
            if (System.nanoTime() - start < spinNanoseconds) {
                Thread.onSpinWait();
            } else {
                callerParked = true;
                if (open.get() > 0) {
                    LockSupport.park(this);
                }
            }
        }
        KernelException failed = failure;
        if (failed != null) {
            throw failed;
        }
    }

    private void finish(int count) {
        if (open.addAndGet(-count) == 0 && callerParked) {
            LockSupport.unpark(caller);
        }
    }
}
