package sinew.learning.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sinew.sim.kernel.cpu.CpuBackend;
import sinew.sim.kernel.cuda.CudaBackend;
import sinew.sim.kernel.cuda.CudaDevices;
import sinew.sim.kernel.cuda.CudaOptions;
import sinew.sim.kernel.device.DeviceFunction;
import sinew.sim.kernel.device.DeviceMemory;
import sinew.sim.kernel.device.DeviceModule;
import sinew.sim.kernel.device.DeviceRuntime;
import sinew.sim.kernel.emulation.EmulatedRuntime;
import sinew.sim.math.Random;
import sinew.sim.math.RandomOrder;

/** The random numbers of the CUDA text against those of the simulator, bit for bit. */
class RandomTextTest {
    private static final int COUNT = 5000;
    private static final String KERNELS = """
            extern "C" __global__ void draw_normal(float* numbers, int count) {
                int i = blockIdx.x * blockDim.x + threadIdx.x;
                if (i < count) {
                    numbers[i] = random_normal(42, i / 7, i / 3, 77, i % 7);
                }
            }

            extern "C" __global__ void draw_order(int* numbers, int count) {
                int i = blockIdx.x * blockDim.x + threadIdx.x;
                if (i < count) {
                    numbers[i] = random_order(i, count, random_words(42, 1, 5, 77, 0), random_words(42, 1, 5, 77, 1));
                }
            }
            """;

    @TempDir
    private Path cache;

    @Test
    void givesTheSameBitsOnAnEmulatedDevice() {
        assumeTrue(EmulatedRuntime.isAvailable(), EmulatedRuntime.REASON);
        try (CpuBackend backend = new CpuBackend();
                EmulatedRuntime runtime = new EmulatedRuntime(backend)) {
            compare(runtime);
        }
    }

    @Test
    @Tag("cuda")
    void givesTheSameBitsOnAGpu() {
        CudaDevices devices = CudaDevices.find();
        assumeTrue(devices.usable(), devices::reason);
        try (CudaBackend backend = devices.open("cuda", CudaOptions.standard().withCacheFolder(cache))) {
            compare(backend.runtime());
        }
    }

    private static void compare(DeviceRuntime runtime) {
        String text = KernelText.of("prelude", "random") + KERNELS;
        DeviceModule module = runtime.compile("random", text, Map.of("PRECISION", "0"));
        float[] normal = new float[COUNT];
        run(runtime, module.function("draw_normal"), MemorySegment.ofArray(normal));
        int[] order = new int[COUNT];
        run(runtime, module.function("draw_order"), MemorySegment.ofArray(order));
        RandomOrder expected = RandomOrder.of(COUNT, 42, 1, 5, 77);
        for (int i = 0; i < COUNT; i++) {
            float number = Random.normal(42, i / 7, i / 3, 77, i % 7);
            assertEquals(Float.floatToRawIntBits(number), Float.floatToRawIntBits(normal[i]), "number " + i);
            assertEquals(expected.at(i), order[i], "place " + i);
        }
    }

    private static void run(DeviceRuntime runtime, DeviceFunction function, MemorySegment numbers) {
        try (DeviceMemory memory = runtime.allocate(numbers.byteSize(), "random numbers")) {
            function.launch(Dimensions.blocks(COUNT, 128), 1, 1, 128, 0, memory.address(), COUNT);
            runtime.download(memory.address(), numbers);
        }
    }
}
