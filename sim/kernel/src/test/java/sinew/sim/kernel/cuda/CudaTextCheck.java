package sinew.sim.kernel.cuda;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Map;
import sinew.sim.kernel.Recording;
import sinew.sim.kernel.device.DeviceAddress;
import sinew.sim.kernel.device.DeviceFunction;
import sinew.sim.kernel.device.DeviceMemory;
import sinew.sim.kernel.device.DeviceRuntime;
import sinew.sim.kernel.device.PinnedMemory;
import sinew.sim.kernel.device.SideCopy;

/** Checks CUDA text in the stream of a backend: memory, launches, copies, a recording, a copy beside the work. */
final class CudaTextCheck {
    private static final int COUNT = 300;

    // the stand-in of the tests knows the kernel by its name, and wants to be told the number of links = 1
    private static final String TEXT = """
            extern "C" __global__ void k_doubleCount(int environments, const float* positions, int* steps) {
                int i = blockIdx.x * blockDim.x + threadIdx.x;
                if (i < environments) steps[i] *= FACTOR;
            }
            // links = 1
            """;

    private final CudaDevices devices;
    private final CudaOptions options;

    CudaTextCheck(CudaDevices devices, CudaOptions options) {
        this.devices = devices;
        this.options = options;
    }

    String countsDouble() {
        int[] counts = new int[COUNT];
        Arrays.setAll(counts, i -> i - 7);
        try (CudaBackend backend = devices.open("cuda", options)) {
            DeviceRuntime runtime = backend.runtime();
            DeviceFunction doubleCount =
                    runtime.compile("double", TEXT, Map.of("FACTOR", "2")).function("k_doubleCount");
            DeviceMemory memory = runtime.allocate(12L * COUNT, "a check");
            DeviceAddress floats = memory.address().slice(0, 4L * COUNT);
            DeviceAddress from = memory.address().slice(4L * COUNT, 4L * COUNT);
            DeviceAddress to = memory.address().slice(8L * COUNT, 4L * COUNT);
            PinnedMemory report = runtime.pin(4L * COUNT, "a check");
            SideCopy aside = runtime.besides(to, report);
            runtime.upload(MemorySegment.ofArray(counts), from);
            try (Recording recording = runtime.record(() -> {
                runtime.clear(to);
                runtime.copy(from, to);
                doubleCount.launch(3, 1, 1, 128, 0, COUNT, floats, to);
                doubleCount.launch(3, 1, 1, 128, 0, COUNT, floats, to);
                runtime.copyToHost(to, report, 0);
            })) {
                recording.replay();
                recording.replay();
                runtime.synchronize();
                require(counts, report.segment().toArray(ValueLayout.JAVA_INT), 4);
                doubleCount.launch(3, 1, 1, 128, 0, COUNT, floats, to);
                aside.start();
                aside.await();
                require(counts, report.segment().toArray(ValueLayout.JAVA_INT), 8);
            }
            int[] read = new int[COUNT];
            runtime.download(to, MemorySegment.ofArray(read));
            require(counts, read, 8);
            memory.close();
            return runtime.memory() + " of " + runtime.properties();
        }
    }

    private static void require(int[] counts, int[] actual, int factor) {
        int[] expected = counts.clone();
        Arrays.setAll(expected, i -> factor * counts[i]);
        if (!Arrays.equals(expected, actual)) {
            throw new AssertionError("expected " + factor + " times " + Arrays.toString(counts) + ", but was "
                    + Arrays.toString(actual));
        }
    }
}
