package sinew.sim.kernel.cuda;

import static jcuda.driver.JCudaDriver.cuMemGetInfo;
import static jcuda.driver.JCudaDriver.cuMemcpyDtoDAsync;
import static jcuda.driver.JCudaDriver.cuMemcpyDtoHAsync;
import static jcuda.driver.JCudaDriver.cuMemsetD8Async;
import static jcuda.driver.JCudaDriver.cuStreamCreate;
import static jcuda.driver.JCudaDriver.cuStreamDestroy;
import static jcuda.driver.JCudaDriver.cuStreamSynchronize;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jcuda.driver.CUstream;
import jcuda.driver.CUstream_flags;
import org.jspecify.annotations.Nullable;
import sinew.sim.kernel.Recording;
import sinew.sim.kernel.device.CopySize;
import sinew.sim.kernel.device.DeviceAddress;
import sinew.sim.kernel.device.DeviceMemory;
import sinew.sim.kernel.device.DeviceModule;
import sinew.sim.kernel.device.DeviceProperties;
import sinew.sim.kernel.device.DeviceRuntime;
import sinew.sim.kernel.device.KernelSignatures;
import sinew.sim.kernel.device.MemoryPlan;
import sinew.sim.kernel.device.MemoryUse;
import sinew.sim.kernel.device.ModuleText;
import sinew.sim.kernel.device.PinnedMemory;
import sinew.sim.kernel.device.SideCopy;

/** CUDA texts and the GPU's memory, in the context and the stream of a {@link CudaBackend}. */
final class CudaRuntime implements DeviceRuntime, AutoCloseable {
    /** Functions without a mark are for the device. */
    static final List<String> COMPILER_OPTIONS = List.of("--device-as-default-execution-space");

    private final CudaBackend backend;
    private final CudaDevice device;
    private final KernelCompiler compiler;
    private final LaunchQueue queue;
    private final HostStaging staging;
    private final DeviceArrays arrays;
    private final OwnedResources resources = new OwnedResources();
    private @Nullable CUstream side;

    CudaRuntime(
            CudaBackend backend,
            CudaDevice device,
            KernelCompiler compiler,
            LaunchQueue queue,
            HostStaging staging,
            DeviceArrays arrays) {
        this.backend = backend;
        this.device = device;
        this.compiler = compiler;
        this.queue = queue;
        this.staging = staging;
        this.arrays = arrays;
    }

    @Override
    public DeviceProperties properties() {
        return new DeviceProperties(
                device.name(), device.architecture(), device.multiprocessors(), device.sharedBytesPerBlock());
    }

    @Override
    public MemoryUse memory() {
        queue.direct("ask for the free memory");
        long[] free = new long[1];
        long[] total = new long[1];
        CudaErrors.check(cuMemGetInfo(free, total), "Asking for the GPU's free memory");
        return new MemoryUse(free[0], total[0]);
    }

    @Override
    public DeviceModule compile(String name, String text, Map<String, String> defines) {
        queue.direct("compile " + name);
        KernelSignatures signatures = new KernelSignatures(name, text);
        byte[] code = compiler.compile(ModuleText.of(name, text, defines), name, COMPILER_OPTIONS);
        return new CudaModule(name, code, signatures, device, queue, resources);
    }

    @Override
    public DeviceMemory allocate(long bytes, String purpose) {
        return allocate(bytes, purpose, "");
    }

    @Override
    public DeviceMemory allocate(MemoryPlan plan) {
        return allocate(plan.bytes(), plan.purpose(), plan.arithmetic());
    }

    @Override
    public DeviceAddress addressOf(Object array) {
        queue.direct("find the copy of an array");
        return new CudaAddress(
                arrays.ensure(array, "a CUDA text"),
                0,
                HostStaging.segment(array).byteSize());
    }

    @Override
    public PinnedMemory pin(long bytes, String purpose) {
        queue.direct("reserve memory for " + purpose);
        return new CudaPinnedMemory(bytes, purpose, queue, resources);
    }

    @Override
    public void upload(MemorySegment from, DeviceAddress to) {
        queue.direct("upload");
        CopySize.check(from.byteSize(), to.bytes());
        staging.upload(List.of(from), List.of(CudaAddress.of(to).pointer()));
    }

    @Override
    public void download(DeviceAddress from, MemorySegment to) {
        queue.synchronize();
        CopySize.check(from.bytes(), to.byteSize());
        staging.download(List.of(to), List.of(CudaAddress.of(from).pointer()));
    }

    @Override
    public void copy(DeviceAddress from, DeviceAddress to) {
        CopySize.check(from.bytes(), to.bytes());
        CUstream stream = queue.launching("a copy");
        if (from.bytes() == 0) {
            return;
        }
        CudaErrors.check(
                cuMemcpyDtoDAsync(
                        CudaAddress.of(to).pointer(), CudaAddress.of(from).pointer(), from.bytes(), stream),
                "Copying " + from.bytes() + " bytes on the GPU");
    }

    @Override
    public void clear(DeviceAddress to) {
        CUstream stream = queue.launching("a fill");
        if (to.bytes() == 0) {
            return;
        }
        CudaErrors.check(
                cuMemsetD8Async(CudaAddress.of(to).pointer(), (byte) 0, to.bytes(), stream),
                "Filling " + to.bytes() + " bytes on the GPU");
    }

    @Override
    public void copyToHost(DeviceAddress from, PinnedMemory to, long offset) {
        CUstream stream = queue.launching("a copy to the host");
        CudaPinnedMemory target = CudaPinnedMemory.of(to);
        Objects.checkFromIndexSize(offset, from.bytes(), target.segment().byteSize());
        if (from.bytes() == 0) {
            return;
        }
        CudaErrors.check(
                cuMemcpyDtoHAsync(target.pointer(offset), CudaAddress.of(from).pointer(), from.bytes(), stream),
                "Copying " + from.bytes() + " bytes from the GPU");
    }

    @Override
    public SideCopy besides(DeviceAddress from, PinnedMemory to) {
        queue.direct("prepare a copy");
        CopySize.check(from.bytes(), to.segment().byteSize());
        return new CudaSideCopy(CudaAddress.of(from), CudaPinnedMemory.of(to), sideStream(), queue, resources);
    }

    @Override
    public Recording record(Runnable launches) {
        return backend.record(launches);
    }

    @Override
    public void synchronize() {
        queue.synchronize();
    }

    @Override
    public double milliseconds(Runnable launches) {
        return backend.milliseconds(launches);
    }

    /** Frees everything; the backend's stream must be idle. */
    @Override
    public void close() {
        resources.close();
    }

    private DeviceMemory allocate(long bytes, String purpose, String arithmetic) {
        memory().require(bytes, purpose, arithmetic);
        return new CudaMemory(bytes, purpose, queue, resources);
    }

    private CUstream sideStream() {
        CUstream known = side;
        if (known == null) {
            CUstream made = new CUstream();
            CudaErrors.check(cuStreamCreate(made, CUstream_flags.CU_STREAM_NON_BLOCKING), "Making a second stream");
            resources.add("the second stream", () -> Math.max(cuStreamSynchronize(made), cuStreamDestroy(made)));
            side = known = made;
        }
        return known;
    }
}
