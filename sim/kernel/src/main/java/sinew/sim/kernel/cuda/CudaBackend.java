package sinew.sim.kernel.cuda;

import static jcuda.driver.JCudaDriver.cuEventCreate;
import static jcuda.driver.JCudaDriver.cuEventDestroy;
import static jcuda.driver.JCudaDriver.cuEventElapsedTime;
import static jcuda.driver.JCudaDriver.cuEventRecord;
import static jcuda.driver.JCudaDriver.cuEventSynchronize;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jcuda.driver.CUdeviceptr;
import jcuda.driver.CUevent;
import jcuda.driver.CUevent_flags;
import sinew.sim.kernel.Backend;
import sinew.sim.kernel.KernelReference;
import sinew.sim.kernel.LoadedKernel;
import sinew.sim.kernel.Recording;
import sinew.sim.kernel.binding.BackendUse;
import sinew.sim.kernel.binding.BoundEntryPoint;
import sinew.sim.kernel.binding.EntryPoint;
import sinew.sim.kernel.binding.ParameterRole;
import sinew.sim.kernel.device.DeviceRuntime;
import sinew.sim.kernel.linker.LargeTable;

/**
 * Runs kernels on an NVIDIA GPU, in order, in one stream.
 *
 * <p>An array of a {@link sinew.sim.kernel.Global} object gets its device copy, with its contents, when the first kernel is
 * loaded with it; from then on only {@link #upload} and {@link #download} move it. {@link CudaDevices#open} makes backends.
 */
public final class CudaBackend implements Backend {
    private static final int STAGING_BYTES = 8 << 20;

    private final BackendUse use = new BackendUse();
    private final CudaDevice device;
    private final LaunchPolicy policy;
    private final ProgramSource programs;
    private final boolean registersGiven;
    private final KernelCompiler compiler;
    private final CudaSession session;
    private final LaunchQueue queue;
    private final HostStaging staging;
    private final DeviceArrays arrays;
    private final List<CudaKernel> kernels = new ArrayList<>();
    private final List<CudaGraph> graphs = new ArrayList<>();
    private final CudaRuntime runtime;

    /**
     * Starts a backend on a GPU.
     *
     * @param device the GPU
     * @param nvrtc compiles kernels
     * @param options how to compile and launch
     * @param programs where kernel texts come from
     */
    CudaBackend(CudaDevice device, NvrtcLibrary nvrtc, CudaOptions options, ProgramSource programs) {
        this.device = device;
        this.programs = programs;
        policy = options.policy();
        registersGiven = options.compiler().maximumRegisters() > 0;
        compiler = new KernelCompiler(
                nvrtc, new KernelCache(options.cacheFolder()), device.architecture(), options.compiler());
        session = new CudaSession(device);
        queue = new LaunchQueue(use, session);
        staging = new HostStaging(session.stream(), STAGING_BYTES);
        arrays = new DeviceArrays(staging);
        runtime = new CudaRuntime(this, device, compiler, queue, staging, arrays);
    }

    @Override
    public String deviceName() {
        return device.name();
    }

    @Override
    public LoadedKernel load(KernelReference kernel, Object... arguments) {
        use.requireUnrecorded("load");
        BoundEntryPoint bound = EntryPoint.find(kernel).bind(arguments);
        String name = bound.entryPoint().name();
        KernelDemand demand = programs.demand(bound);
        LaunchShape shape = policy.choose(demand, device);
        var program = programs.program(bound, shape);
        byte[] code = compiler.compile(program.source(), name, registerLimit(demand, shape));
        List<Object> values = new ArrayList<>();
        for (Object value : GlobalFields.flatten(bound.arguments(ParameterRole.GLOBAL))) {
            boolean array = value instanceof float[] || value instanceof int[];
            values.add(array ? arrays.ensure(value, "the kernel " + name) : value);
        }
        Map<String, CUdeviceptr> tables = new LinkedHashMap<>();
        for (LargeTable table : program.tables()) {
            tables.put(table.symbol(), arrays.ensure(table.values(), "the table " + table.name()));
        }
        CudaKernel loaded = new CudaKernel(program, shape, code, values, tables);
        kernels.add(loaded);
        return environments -> launch(loaded, environments);
    }

    private List<String> registerLimit(KernelDemand demand, LaunchShape shape) {
        int registers = registersGiven ? 0 : policy.mostRegisters(demand, shape, device);
        return registers > 0 ? List.of("--maxrregcount=" + registers) : List.of();
    }

    @Override
    public void upload(Object... given) {
        use.requireUnrecorded("upload");
        arrays.upload(given);
    }

    @Override
    public void download(Object... given) {
        use.requireUnrecorded("download");
        synchronize();
        arrays.download(given);
    }

    @Override
    public void synchronize() {
        queue.synchronize();
    }

    @Override
    public Recording record(Runnable launches) {
        use.requireUnrecorded("record");
        CudaCapture capture = new CudaCapture(session.stream());
        try {
            use.record(launches);
        } catch (RuntimeException | Error e) {
            capture.abandon();
            throw e;
        }
        CudaGraph graph = capture.finish();
        graphs.add(graph);
        return new GraphRecording(graph, "a recording that ends with " + queue.last());
    }

    /**
     * Gives the way to run kernels that are written as CUDA text, between the launches of this backend's own.
     *
     * @return the runtime of this backend; it ends with the backend
     */
    public DeviceRuntime runtime() {
        return runtime;
    }

    /**
     * Measures work on the GPU.
     *
     * @param launches calls of this backend
     * @return how long the GPU took, in milliseconds
     */
    public double milliseconds(Runnable launches) {
        use.requireUnrecorded("measure");
        CUevent start = new CUevent();
        CUevent end = new CUevent();
        CudaErrors.check(cuEventCreate(start, CUevent_flags.CU_EVENT_DEFAULT), "Making an event");
        CudaErrors.check(cuEventCreate(end, CUevent_flags.CU_EVENT_DEFAULT), "Making an event");
        float[] elapsed = new float[1];
        CudaErrors.check(cuEventRecord(start, session.stream()), "Recording an event");
        launches.run();
        CudaErrors.check(cuEventRecord(end, session.stream()), "Recording an event");
        CudaErrors.check(cuEventSynchronize(end), queue.waiting());
        CudaErrors.check(cuEventElapsedTime(elapsed, start, end), "Reading an event");
        CudaErrors.check(cuEventDestroy(start), "Freeing an event");
        CudaErrors.check(cuEventDestroy(end), "Freeing an event");
        return elapsed[0];
    }

    /**
     * Lists what the loaded kernels take of the GPU.
     *
     * @return one entry for each loaded kernel, in the order of loading
     */
    public List<KernelResources> resources() {
        use.require("ask for resources");
        return kernels.stream().map(CudaKernel::resources).toList();
    }

    /**
     * Gives the compiler, which counts compilations and what the cache saved.
     *
     * @return this backend's compiler
     */
    public KernelCompiler compiler() {
        return compiler;
    }

    @Override
    public void close() {
        if (use.isClosed()) {
            return;
        }
        use.close();
        // what still runs reads the kernels, the arrays and the copy buffer
        session.enterAndWait();
        graphs.forEach(CudaGraph::close);
        runtime.close();
        kernels.forEach(CudaKernel::close);
        arrays.close();
        staging.close();
        session.close();
    }

    private void launch(CudaKernel kernel, int environments) {
        use.requireLaunch(kernel.name(), environments);
        kernel.launch(environments, queue.launching(kernel.name()));
    }

    private final class GraphRecording implements Recording {
        private final CudaGraph graph;
        private final String description;

        private GraphRecording(CudaGraph graph, String description) {
            this.graph = graph;
            this.description = description;
        }

        @Override
        public void replay() {
            use.requireUnrecorded("replay");
            graph.launch(queue.launching(description));
        }

        @Override
        public void close() {
            if (!use.isClosed()) {
                graphs.remove(graph);
                graph.close();
            }
        }
    }
}
