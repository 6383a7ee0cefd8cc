package sinew.sim.kernel.cpu;

import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import sinew.sim.kernel.Backend;
import sinew.sim.kernel.KernelException;
import sinew.sim.kernel.KernelReference;
import sinew.sim.kernel.LoadedKernel;
import sinew.sim.kernel.Recording;
import sinew.sim.kernel.binding.BackendUse;
import sinew.sim.kernel.binding.BoundEntryPoint;
import sinew.sim.kernel.binding.EntryPoint;

/**
 * Runs kernels as the Java methods that they are, on a fixed number of threads.
 *
 * <p>The calling thread is one of them. A launch returns when its work is done; the results are the same for every number of
 * threads.
 */
public final class CpuBackend implements Backend {
    private final BackendUse use = new BackendUse();
    private final WorkerPool pool;
    private final List<Runnable> recorded = new ArrayList<>();

    /**
     * Starts a backend.
     *
     * @param threads how many threads run kernels, the caller included; at least 1
     */
    public CpuBackend(int threads) {
        if (threads < 1) {
            throw new KernelException("A CPU backend needs at least 1 thread, not " + threads + ".");
        }
        pool = new WorkerPool(threads);
    }

    /** Starts a backend with a thread for every processor. */
    public CpuBackend() {
        this(Runtime.getRuntime().availableProcessors());
    }

    @Override
    public String deviceName() {
        return pool.threads() == 1 ? "CPU, 1 thread" : "CPU, " + pool.threads() + " threads";
    }

    @Override
    public LoadedKernel load(KernelReference kernel, Object... arguments) {
        use.requireUnrecorded("load");
        BoundEntryPoint bound = EntryPoint.find(kernel).bind(arguments);
        MethodHandle[] handles = new MethodHandle[pool.threads()];
        for (int i = 0; i < handles.length; i++) {
            handles[i] = bound.callable();
        }
        CpuKernel loaded = new CpuKernel(bound.entryPoint().name(), handles, pool);
        return environments -> launch(loaded, environments);
    }

    @Override
    public void upload(Object... arrays) {
        use.require("upload");
    }

    @Override
    public void download(Object... arrays) {
        use.require("download");
    }

    @Override
    public void synchronize() {
        use.require("synchronize");
    }

    @Override
    public Recording record(Runnable launches) {
        use.requireUnrecorded("record");
        recorded.clear();
        use.record(launches);
        return new CpuRecording(List.copyOf(recorded));
    }

    /**
     * Does other work of the host in the order of launches: now, or with every replay of what is being recorded.
     *
     * @param what what it is, for messages
     * @param work the work
     */
    public void inOrder(String what, Runnable work) {
        use.require("launch " + what);
        if (use.isRecording()) {
            recorded.add(work);
        } else {
            work.run();
        }
    }

    /**
     * Tells when this backend may be used, for those who work in its order.
     *
     * @return its rules
     */
    public BackendUse use() {
        return use;
    }

    @Override
    public void close() {
        use.close();
        pool.close();
    }

    private void launch(CpuKernel kernel, int environments) {
        use.requireLaunch(kernel.name(), environments);
        inOrder(kernel.name(), () -> kernel.run(environments));
    }

    private final class CpuRecording implements Recording {
        private final List<Runnable> launches;

        private CpuRecording(List<Runnable> launches) {
            this.launches = launches;
        }

        @Override
        public void replay() {
            use.requireUnrecorded("replay");
            for (int i = 0; i < launches.size(); i++) {
                launches.get(i).run();
            }
        }

        @Override
        public void close() {}
    }
}
