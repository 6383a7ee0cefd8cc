package sinew.sim.kernel.cpu;

import java.lang.invoke.MethodHandle;
import sinew.sim.kernel.KernelException;

/** An entry point with working memory for every thread, and what is known about its cost. */
final class CpuKernel {
    /** Below this much work a launch stays on the calling thread: waking another one costs about as much. */
    private static final double ALONE_NANOSECONDS = 30_000;

    /** Least work in one chunk, so that claiming chunks costs nothing beside it. */
    private static final double CHUNK_NANOSECONDS = 8_000;

    /** Chunks for each thread, so that a late or slow thread does not hold up the launch. */
    private static final int CHUNKS_PER_THREAD = 4;

    private final String name;
    private final MethodHandle[] handles;
    private final WorkerPool pool;
    private double nanosecondsPerEnvironment = 2_000;

    /**
     * Makes a kernel.
     *
     * @param name for messages
     * @param handles one {@code (int)void} handle for each thread of the pool
     * @param pool runs the chunks
     */
    CpuKernel(String name, MethodHandle[] handles, WorkerPool pool) {
        this.name = name;
        this.handles = handles;
        this.pool = pool;
    }

    String name() {
        return name;
    }

    /** Runs environments {@code 0 .. environments - 1} and returns when they are done. */
    void run(int environments) {
        long start = System.nanoTime();
        double expected = nanosecondsPerEnvironment * environments;
        int own;
        if (pool.threads() == 1 || environments == 1 || expected < ALONE_NANOSECONDS) {
            run(0, 0, environments);
            own = environments;
        } else {
            own = pool.run(this, environments, chunk(environments));
        }
        if (own > 0) {
            double measured = (double) (System.nanoTime() - start) / own;
            nanosecondsPerEnvironment += 0.25 * (measured - nanosecondsPerEnvironment);
        }
    }

    /**
     * Runs a range on the current thread.
     *
     * @param thread which working memory to use
     * @param from the first environment
     * @param to the environment after the last
     * @throws KernelException if the kernel throws; the message names the environment
     */
    void run(int thread, int from, int to) {
        MethodHandle handle = handles[thread];
        int environment = from;
        try {
            for (; environment < to; environment++) {
                handle.invokeExact(environment);
            }
        } catch (Throwable e) {
            throw new KernelException("Kernel " + name + " failed in environment " + environment + ": " + e, e);
        }
    }

    private int chunk(int environments) {
        int even = environments / (pool.threads() * CHUNKS_PER_THREAD);
        int least = (int) Math.min(environments, Math.ceil(CHUNK_NANOSECONDS / Math.max(1, nanosecondsPerEnvironment)));
        return Math.max(1, Math.max(even, least));
    }
}
