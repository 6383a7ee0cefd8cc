package sinew.sim.kernel.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sinew.sim.kernel.KernelException;

/** What launches of CUDA text must do, whatever the device is. */
public abstract class DeviceLaunchContract extends DeviceContract {
    @Test
    void definesAreCompiledIn() {
        float[] x = {1, 2, 3};
        try (DeviceMemory memory = runtime().allocate(24, "a test")) {
            DeviceAddress from = memory.address().slice(0, 12);
            DeviceAddress to = memory.address().slice(12, 12);
            runtime().upload(MemorySegment.ofArray(x), from);
            kernel("scale", TWICE).launch(1, 1, 1, 32, 0, from, to, 3, 0.5f);
            assertArrayEquals(new float[] {2.5f, 4.5f, 6.5f}, floats(to));
            kernel("scale", Map.of("FACTOR", "(1.0f + 2.0f)")).launch(1, 1, 1, 32, 0, from, to, 3, 0f);
            assertArrayEquals(new float[] {3, 6, 9}, floats(to));
        }
    }

    @Test
    void errorsOfTheTextNameItsLine() {
        String broken = "\n\nextern \"C\" __global__ void broken(float* x) { x[0] = unknown; }\n";
        KernelException error =
                assertThrows(KernelException.class, () -> runtime().compile("broken", broken, TWICE));
        String message = String.valueOf(error.getMessage());
        assertTrue(message.contains("broken.cu") && message.contains("3") && message.contains("unknown"), message);
    }

    @Test
    void wrongArgumentsAreRefusedBeforeTheyReachTheKernel() {
        try (DeviceMemory memory = runtime().allocate(64, "a test")) {
            DeviceFunction scale = kernel("scale", TWICE);
            DeviceAddress x = memory.address();
            refused("takes 4 arguments, not 3", () -> scale.launch(1, 1, 1, 32, 0, x, x, 3));
            refused("Argument 4", () -> scale.launch(1, 1, 1, 32, 0, x, x, 3, 1));
            refused("Argument 3", () -> scale.launch(1, 1, 1, 32, 0, x, x, 3f, 1f));
            refused("Argument 1", () -> scale.launch(1, 1, 1, 32, 0, 0, x, 3, 1f));
            refused("0 x 1 x 1 blocks", () -> scale.launch(0, 1, 1, 32, 0, x, x, 3, 1f));
            refused("1025 threads", () -> scale.launch(1, 1, 1, 1025, 0, x, x, 3, 1f));
            refused("another runtime|is no address", () -> scale.launch(1, 1, 1, 32, 0, new Foreign(), x, 3, 1f));
        }
        refused("has no kernel 'unknown'", () -> kernel("unknown", TWICE));
        refused(
                "has the parameter 'double x'",
                () -> runtime().compile("k", "extern \"C\" __global__ void k(double x) {}", Map.of()));
    }

    @Test
    void structuresInDeviceMemoryMayPointThere() {
        float[] x = random(COUNT);
        try (DeviceMemory memory = runtime().allocate(8L * COUNT, "a test");
                DeviceMemory structure = runtime().allocate(24, "a structure");
                Arena arena = Arena.ofConfined()) {
            DeviceAddress from = memory.address().slice(0, 4L * COUNT);
            DeviceAddress to = memory.address().slice(4L * COUNT, 4L * COUNT);
            runtime().upload(MemorySegment.ofArray(x), from);
            MemorySegment host = arena.allocate(24, 8);
            host.set(ValueLayout.JAVA_LONG, 0, from.value());
            host.set(ValueLayout.JAVA_LONG, 8, to.value());
            host.set(ValueLayout.JAVA_INT, 16, COUNT);
            host.set(ValueLayout.JAVA_FLOAT, 20, -2f);
            runtime().upload(host, structure.address());
            kernel("through_structure", TWICE).launch(1, 1, 1, 96, 0, structure.address());
            float[] expected = x.clone();
            for (int i = 0; i < COUNT; i++) {
                expected[i] *= -2f;
            }
            assertArrayEquals(expected, floats(to));
        }
    }

    @Test
    void threadsOfABlockWorkTogether() {
        int[] x = new Random(5).ints(24 * 256, -1000, 1000).toArray();
        int[] expected = new int[24];
        for (int i = 0; i < x.length; i++) {
            expected[i / 256] += x[i];
        }
        try (DeviceMemory memory = runtime().allocate(4L * (x.length + 24), "a test")) {
            DeviceAddress from = memory.address().slice(0, 4L * x.length);
            DeviceAddress sums = memory.address().slice(4L * x.length, 96);
            runtime().upload(MemorySegment.ofArray(x), from);
            kernel("block_sums", TWICE).launch(2, 3, 4, 256, 0, from, sums);
            int[] actual = new int[24];
            runtime().download(sums, MemorySegment.ofArray(actual));
            assertArrayEquals(expected, actual);
        }
    }

    @Test
    void sharedMemoryOfALaunchMayBeLargeButNotTooLarge() {
        int count = 20_000;
        float[] x = random(count);
        try (DeviceMemory memory = runtime().allocate(4L * count, "a test")) {
            DeviceFunction reverse = kernel("reverse", TWICE);
            runtime().upload(MemorySegment.ofArray(x), memory.address());
            reverse.launch(1, 1, 1, 128, 4 * count, memory.address(), count);
            float[] actual = floats(memory.address());
            for (int i = 0; i < count; i++) {
                assertEquals(x[count - 1 - i], actual[i]);
            }
            int most = runtime().properties().sharedBytesPerBlock();
            refused(
                    "this device has " + most + " in all",
                    () -> reverse.launch(1, 1, 1, 128, most + 4, memory.address(), count));
            assertTrue(reverse.residentBlocks(128, 4 * count) >= 1);
            assertTrue(reverse.resources().localBytes() >= 0);
        }
    }

    @Test
    void tensorCoresMultiplyWhatTheirFragmentsHold() {
        float[] a = random(16 * 16);
        float[] b = random(16 * 8);
        float[] c = random(16 * 8);
        try (DeviceMemory memory = runtime().allocate(4L * (256 + 4 * 128), "a test")) {
            DeviceAddress all = memory.address();
            runtime().upload(MemorySegment.ofArray(a), all.slice(0, 1024));
            runtime().upload(MemorySegment.ofArray(b), all.slice(1024, 512));
            runtime().upload(MemorySegment.ofArray(c), all.slice(1536, 512));
            DeviceAddress tf32 = all.slice(2048, 512);
            DeviceAddress bf16 = all.slice(2560, 512);
            tensor("multiply")
                    .launch(1, 1, 1, 32, 0, all.slice(0, 1024), all.slice(1024, 512), all.slice(1536, 512), tf32, bf16);
            assertArrayEquals(product(a, b, c, 8, 0x1000, 0xffffe000), floats(tf32), 4e-6f);
            assertArrayEquals(product(a, b, c, 16, 0x8000, 0xffff0000), floats(bf16), 4e-6f);
        }
    }

    @Test
    void matricesAreLoadedAsFragments() {
        short[] numbers = new short[256];
        for (int i = 0; i < 256; i++) {
            numbers[i] = (short) (i >= 248 ? 0 : i + 1);
        }
        int[] words = new int[256];
        try (DeviceMemory memory = runtime().allocate(512 + 1024, "a test")) {
            runtime().upload(MemorySegment.ofArray(numbers), memory.address().slice(0, 512));
            tensor("load_fragments")
                    .launch(
                            1,
                            1,
                            1,
                            32,
                            512,
                            memory.address().slice(0, 512),
                            memory.address().slice(512, 1024));
            runtime().download(memory.address().slice(512, 1024), MemorySegment.ofArray(words));
        }
        for (int lane = 0; lane < 32; lane++) {
            for (int matrix = 0; matrix < 4; matrix++) {
                int plain = matrix * 64 + lane / 4 * 8 + lane % 4 * 2;
                int turned = matrix * 64 + lane % 4 * 2 * 8 + lane / 4;
                assertEquals(numbers[plain] | numbers[plain + 1] << 16, words[lane * 8 + matrix]);
                assertEquals(numbers[turned] | numbers[turned + 8] << 16, words[lane * 8 + 4 + matrix]);
            }
        }
    }

    @Test
    void numbersAreRoundedAsTensorCoresTakeThem() {
        float[] x = random(COUNT);
        x[0] = Float.intBitsToFloat(0x3f801000);
        x[1] = Float.intBitsToFloat(0xbf801000);
        x[2] = Float.intBitsToFloat(0x3f808000);
        x[3] = Float.intBitsToFloat(0x3f818000);
        x[4] = Float.POSITIVE_INFINITY;
        x[5] = 0f;
        try (DeviceMemory memory = runtime().allocate(12L * COUNT, "a test")) {
            DeviceAddress from = memory.address().slice(0, 4L * COUNT);
            DeviceAddress tf32 = memory.address().slice(4L * COUNT, 4L * COUNT);
            DeviceAddress bf16 = memory.address().slice(8L * COUNT, 4L * COUNT);
            runtime().upload(MemorySegment.ofArray(x), from);
            tensor("round_numbers").launch(8, 1, 1, 128, 0, from, tf32, bf16, COUNT);
            float[] toTf32 = floats(tf32);
            float[] toBf16 = floats(bf16);
            assertEquals(0x3f802000, Float.floatToRawIntBits(toTf32[0]));
            assertEquals(0xbf802000, Float.floatToRawIntBits(toTf32[1]));
            assertEquals(0x3f800000, Float.floatToRawIntBits(toBf16[2]));
            assertEquals(0x3f820000, Float.floatToRawIntBits(toBf16[3]));
            assertEquals(Float.POSITIVE_INFINITY, toTf32[4]);
            assertEquals(Float.POSITIVE_INFINITY, toBf16[4]);
            for (int i = 5; i < COUNT; i++) {
                assertEquals(x[i], toTf32[i], Math.abs(x[i]) * 0x1p-11f);
                assertEquals(x[i], toBf16[i], Math.abs(x[i]) * 0x1p-8f);
            }
        }
    }

    @Test
    void aKernelThatStopsItselfSaysWhatToDo() {
        String message = messageOfAKernelThatStopsItself();
        assertTrue(message.contains("stop_itself"), message);
        assertTrue(message.contains("lost to the process") || message.contains("lost to this process"), message);
    }

    private DeviceFunction tensor(String name) {
        return runtime().compile("tensor", text("tensor.cu"), Map.of()).function(name);
    }

    /** c[16][8] + a[16][16] b[16][8] with the first {@code depth} columns of a, rounded. */
    private static float[] product(float[] a, float[] b, float[] c, int depth, int half, int mask) {
        float[] sums = new float[128];
        for (int i = 0; i < 128; i++) {
            double sum = c[i];
            for (int k = 0; k < depth; k++) {
                sum += (double) rounded(a[i / 8 * 16 + k], half, mask) * rounded(b[k * 8 + i % 8], half, mask);
            }
            sums[i] = (float) sum;
        }
        return sums;
    }

    private static float rounded(float x, int half, int mask) {
        return Float.intBitsToFloat((Float.floatToRawIntBits(x) + half) & mask);
    }

    private record Foreign() implements DeviceAddress {
        @Override
        public long bytes() {
            return 4;
        }

        @Override
        public long value() {
            return 4;
        }

        @Override
        public DeviceAddress slice(long offset, long bytes) {
            return this;
        }
    }
}
