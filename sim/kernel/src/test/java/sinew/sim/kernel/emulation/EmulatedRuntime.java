package sinew.sim.kernel.emulation;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import sinew.sim.kernel.KernelException;
import sinew.sim.kernel.Recording;
import sinew.sim.kernel.binding.BackendUse;
import sinew.sim.kernel.conformance.Output;
import sinew.sim.kernel.cpu.CpuBackend;
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

/**
 * Runs CUDA texts on the CPU, in the order of a {@link CpuBackend}, whose arrays are their own device copies.
 *
 * <p>Needs g++: {@code assumeTrue(EmulatedRuntime.isAvailable(), EmulatedRuntime.REASON)}. Close it before the backend.
 */
public final class EmulatedRuntime implements DeviceRuntime, AutoCloseable {
    /** Why it cannot be used if it is not available. */
    public static final String REASON = "g++ is not installed: the CUDA text was not run on the CPU";

    private static final long MEMORY_BYTES = 2L << 30;
    private static final int SHARED_BYTES = 232_448;

    private final CpuBackend backend;
    private final BackendUse use;
    private final HostCompiler compiler;
    private final Arena libraries = Arena.ofShared();
    private final List<EmulatedMemory> memories = new ArrayList<>();
    private final List<Runnable> deliveries = new ArrayList<>();
    private final List<ThreadOrder> orders = new ArrayList<>(List.of(ThreadOrder.FORWARD));
    private boolean hopper;

    /**
     * Starts an emulated device.
     *
     * @param backend runs the kernels of the kernel language
     */
    public EmulatedRuntime(CpuBackend backend) {
        this(backend, Path.of("target", "emulated"));
    }

    /**
     * Starts an emulated device.
     *
     * @param backend runs the kernels of the kernel language
     * @param folder keeps compiled texts
     */
    public EmulatedRuntime(CpuBackend backend, Path folder) {
        this.backend = backend;
        use = backend.use();
        compiler = new HostCompiler(folder);
    }

    /**
     * Tells whether texts can be compiled here.
     *
     * @return whether there is g++
     */
    public static boolean isAvailable() {
        return Output.isInstalled("g++");
    }

    /**
     * Lets every launch run in all orders from now on and fail if they leave different bits behind; takes three times as long, and a copy of
     * all memory for each.
     *
     * @return this
     */
    public EmulatedRuntime checkingOrders() {
        orders.clear();
        return this;
    }

    /**
     * Lets texts that are compiled from now on believe in tensor cores of the Hopper generation.
     *
     * @return this
     */
    public EmulatedRuntime asHopper() {
        hopper = true;
        return this;
    }

    /**
     * Lets launches run in one order from now on.
     *
     * @param order the order
     * @return this
     */
    public EmulatedRuntime inOrder(ThreadOrder order) {
        orders.clear();
        orders.add(order);
        return this;
    }

    @Override
    public DeviceProperties properties() {
        return new DeviceProperties("Emulated GPU", "emulated", 4, SHARED_BYTES);
    }

    @Override
    public MemoryUse memory() {
        use.requireUnrecorded("ask for the free memory");
        long reserved = memories.stream().mapToLong(m -> m.segment().byteSize()).sum();
        return new MemoryUse(MEMORY_BYTES - reserved, MEMORY_BYTES);
    }

    @Override
    public DeviceModule compile(String name, String text, Map<String, String> defines) {
        use.requireUnrecorded("compile " + name);
        KernelSignatures signatures = new KernelSignatures(name, text);
        Map<String, String> all = new LinkedHashMap<>(defines);
        if (hopper) {
            all.put("SINEW_EMULATED_HOPPER", "1");
        }
        Path library = compiler.compile(name, ModuleText.of(name, text, all), signatures);
        return new EmulatedModule(name, library, libraries, signatures, this);
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
        use.requireUnrecorded("find the copy of an array");
        return switch (array) {
            case float[] floats -> new EmulatedAddress(MemorySegment.ofArray(floats));
            case int[] ints -> new EmulatedAddress(MemorySegment.ofArray(ints));
            default ->
                throw new KernelException("Only float[] and int[] lie on the device, not "
                        + array.getClass().getName() + ".");
        };
    }

    @Override
    public PinnedMemory pin(long bytes, String purpose) {
        use.requireUnrecorded("reserve memory for " + purpose);
        return new EmulatedPinnedMemory(bytes);
    }

    @Override
    public void upload(MemorySegment from, DeviceAddress to) {
        use.requireUnrecorded("upload");
        CopySize.check(from.byteSize(), to.bytes());
        EmulatedAddress.segment(to).copyFrom(from);
    }

    @Override
    public void download(DeviceAddress from, MemorySegment to) {
        synchronize();
        CopySize.check(from.bytes(), to.byteSize());
        to.copyFrom(EmulatedAddress.segment(from));
    }

    @Override
    public void copy(DeviceAddress from, DeviceAddress to) {
        CopySize.check(from.bytes(), to.bytes());
        MemorySegment source = EmulatedAddress.segment(from);
        MemorySegment target = EmulatedAddress.segment(to);
        backend.inOrder("a copy", () -> target.copyFrom(source));
    }

    @Override
    public void clear(DeviceAddress to) {
        MemorySegment target = EmulatedAddress.segment(to);
        backend.inOrder("a fill", () -> target.fill((byte) 0));
    }

    @Override
    public void copyToHost(DeviceAddress from, PinnedMemory to, long offset) {
        Objects.checkFromIndexSize(offset, from.bytes(), to.segment().byteSize());
        MemorySegment source = EmulatedAddress.segment(from);
        MemorySegment target = to.segment().asSlice(offset, from.bytes());
        backend.inOrder("a copy to the host", () -> {
            MemorySegment sent = Arena.ofAuto().allocate(source.byteSize(), 8).copyFrom(source);
            deliveries.add(() -> target.copyFrom(sent));
        });
    }

    @Override
    public SideCopy besides(DeviceAddress from, PinnedMemory to) {
        use.requireUnrecorded("prepare a copy");
        CopySize.check(from.bytes(), to.segment().byteSize());
        return new EmulatedSideCopy(EmulatedAddress.segment(from), to.segment(), use);
    }

    @Override
    public Recording record(Runnable launches) {
        return backend.record(launches);
    }

    @Override
    public void synchronize() {
        use.requireUnrecorded("synchronize");
        deliveries.forEach(Runnable::run);
        deliveries.clear();
    }

    @Override
    public double milliseconds(Runnable launches) {
        use.requireUnrecorded("measure");
        long start = System.nanoTime();
        launches.run();
        return (System.nanoTime() - start) * 1e-6;
    }

    @Override
    public void close() {
        List.copyOf(memories).forEach(EmulatedMemory::close);
        if (libraries.scope().isAlive()) {
            libraries.close();
        }
    }

    /** Runs a kernel now or records it. */
    void launch(String kernel, List<MemorySegment> arrays, Consumer<ThreadOrder> run) {
        backend.inOrder(kernel, () -> {
            if (orders.isEmpty()) {
                new OrderCheck(memories, arrays).run(kernel, run);
            } else {
                run.accept(orders.getFirst());
            }
            memories.forEach(memory -> memory.checkGuard(kernel));
        });
    }

    private DeviceMemory allocate(long bytes, String purpose, String arithmetic) {
        memory().require(bytes, purpose, arithmetic);
        return new EmulatedMemory(bytes, purpose, memories);
    }
}
