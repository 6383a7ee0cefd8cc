package sinew.sim.kernel.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sinew.sim.kernel.Backend;
import sinew.sim.kernel.KernelException;
import sinew.sim.kernel.KernelReference;
import sinew.sim.kernel.LoadedKernel;
import sinew.sim.kernel.Recording;
import sinew.sim.kernel.cpu.SwingKernels;
import sinew.sim.kernel.cpu.SwingModel;
import sinew.sim.kernel.cpu.SwingState;

/** What a device runtime must do, whatever the device is. */
public abstract class DeviceRuntimeContract {
    private static final Map<String, String> TWICE = Map.of("FACTOR", "2.0f");
    private static final int COUNT = 1000;

    /**
     * Gives the device.
     *
     * @return the runtime that is tested
     */
    protected abstract DeviceRuntime runtime();

    /**
     * Gives the backend of the runtime.
     *
     * @return runs kernels of the kernel language
     */
    protected abstract Backend backend();

    /**
     * Lets the kernel {@code stop_itself} of {@link #text} run where a lost device harms nobody.
     *
     * @return the message of the exception
     */
    protected abstract String messageOfAKernelThatStopsItself();

    /**
     * Reads a text of the tests.
     *
     * @param name its file
     * @return CUDA C++
     */
    public static String text(String name) {
        try (InputStream stream = Objects.requireNonNull(DeviceRuntimeContract.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

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
    void memoryThatDoesNotFitIsRefusedWithTheArithmetic() {
        MemoryPlan plan = new MemoryPlan("the training");
        plan.add("observations", 4096, 24, 48);
        plan.add("far too much", 1L << 20, 1L << 20);
        KernelException error =
                assertThrows(KernelException.class, () -> runtime().allocate(plan));
        String message = String.valueOf(error.getMessage());
        assertTrue(message.contains("does not hold the training"), message);
        assertTrue(message.contains("far too much: 1,048,576 x 1,048,576 x 4 bytes = 4096.0 GiB"), message);
        assertTrue(message.contains("observations: 4,096 x 24 x 48 x 4 bytes = 18.0 MiB (18,874,368 bytes)"), message);
        assertTrue(message.contains("are free") && message.contains("Use fewer environments"), message);
        refused("expected at least 1", () -> runtime().allocate(0, "nothing"));
    }

    @Test
    void partsOfAPlanLieApartAndAligned() {
        MemoryPlan plan = new MemoryPlan("the test");
        MemoryPlan.Part first = plan.add("first", 3);
        MemoryPlan.Part none = plan.add("none", 0);
        MemoryPlan.Part last = plan.addElements("last", 2, 7, 5);
        assertEquals(256, none.offset());
        assertEquals(512, last.offset());
        assertEquals(70, last.bytes());
        long free = runtime().memory().freeBytes();
        try (DeviceMemory memory = runtime().allocate(plan)) {
            assertEquals(12, first.in(memory).bytes());
            assertEquals(memory.address().value() + 512, last.in(memory).value());
            assertEquals(0, last.in(memory).value() % 256);
            runtime().clear(none.in(memory));
            runtime().copy(none.in(memory), none.in(memory));
            assertEquals(0, floats(none.in(memory)).length);
            assertThrows(IndexOutOfBoundsException.class, () -> memory.address().slice(700, 100));
            assertTrue(runtime().memory().freeBytes() <= free);
        }
    }

    @Test
    void numbersTravelAndCopiesAreOrdered() {
        float[] x = random(3_000_000);
        try (DeviceMemory memory = runtime().allocate(8L * x.length, "a test")) {
            DeviceAddress first = memory.address().slice(0, 4L * x.length);
            DeviceAddress second = memory.address().slice(4L * x.length, 4L * x.length);
            runtime().upload(MemorySegment.ofArray(x), first);
            runtime().copy(first, second);
            runtime().clear(first);
            assertArrayEquals(x, floats(second));
            assertArrayEquals(new float[x.length], floats(first));
            refused("the sizes must agree", () -> runtime().copy(first, memory.address()));
            refused("the sizes must agree", () -> runtime().upload(MemorySegment.ofArray(new float[1]), first));
            refused("the sizes must agree", () -> runtime().download(first, MemorySegment.ofArray(new float[1])));
        }
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
    void aRecordingHoldsLaunchesOfBothKindsAndCopies() {
        SwingModel model = new SwingModel(13);
        SwingState direct = new SwingState(COUNT, model);
        SwingState state = new SwingState(COUNT, model);
        LoadedKernel step = backend().load(new KernelReference(SwingKernels.class, "step"), model, state);
        DeviceFunction countUp = kernel("count_up", TWICE);
        DeviceAddress steps = runtime().addressOf(state.steps);
        try (DeviceMemory memory = runtime().allocate(4L * COUNT, "a test");
                PinnedMemory report = runtime().pin(8L * COUNT, "a report");
                Recording recording = runtime().record(() -> {
                    step.launch(COUNT);
                    countUp.launch((COUNT + 63) / 64, 1, 1, 64, 0, steps, COUNT);
                    runtime().copy(steps, memory.address());
                    countUp.launch((COUNT + 63) / 64, 1, 1, 64, 0, steps, COUNT);
                    runtime().copyToHost(memory.address(), report, 4L * COUNT);
                })) {
            refusedWhileRecording();
            for (int i = 0; i < 5; i++) {
                recording.replay();
            }
            runtime().synchronize();
            backend().download(state.steps, state.positions);
            assertEquals(15, state.steps[COUNT - 1]);
            assertEquals(14, report.segment().getAtIndex(ValueLayout.JAVA_INT, 2 * COUNT - 1));
            assertEquals(0, report.segment().getAtIndex(ValueLayout.JAVA_INT, COUNT - 1));
        }
        LoadedKernel same = backend().load(new KernelReference(SwingKernels.class, "step"), model, direct);
        for (int i = 0; i < 5; i++) {
            same.launch(COUNT);
        }
        backend().download(direct.positions);
        assertArrayEquals(direct.positions, state.positions);
    }

    @Test
    void aCopyBesidesTheWorkDoesNotWaitForWhatFollows() {
        float[] x = random(1 << 20);
        try (DeviceMemory memory = runtime().allocate(4L * x.length, "a frame");
                DeviceMemory busy = runtime().allocate(4096, "other work");
                PinnedMemory host = runtime().pin(4L * x.length, "a frame");
                SideCopy copy = runtime().besides(memory.address(), host)) {
            DeviceFunction work = kernel("work_long", TWICE);
            assertTrue(copy.isDone());
            runtime().upload(MemorySegment.ofArray(x), memory.address());
            runtime().clear(busy.address());
            for (int i = 0; i < 3; i++) {
                copy.start();
                work.launch(1, 1, 1, 1024, 0, busy.address(), 20_000);
                copy.await();
                assertTrue(copy.isDone());
            }
            assertArrayEquals(x, host.segment().toArray(ValueLayout.JAVA_FLOAT));
            copy.start();
            refused("before it had arrived", () -> {
                for (int i = 0; i < 100; i++) {
                    copy.start();
                }
            });
        }
    }

    @Test
    void framesComeWholeAndTheNewestFirst() {
        int[] x = new int[60_000];
        try (DeviceMemory memory = runtime().allocate(4L * x.length, "the state");
                FrameCopies frames = new FrameCopies(
                        runtime(),
                        List.of(
                                memory.address().slice(0, 80_000),
                                memory.address().slice(80_000, 4L * x.length - 80_000)),
                        "frames")) {
            DeviceFunction countUp = kernel("count_up", TWICE);
            Runnable step = () -> countUp.launch((x.length + 255) / 256, 1, 1, 256, 0, memory.address(), x.length);
            runtime().clear(memory.address());
            assertTrue(frames.newest().isEmpty());
            int shown = 0;
            for (int i = 1; i <= 50; i++) {
                step.run();
                frames.offer();
                int before = shown;
                shown = frames.newest().map(DeviceRuntimeContract::onlyNumber).orElse(before);
                assertTrue(shown >= before && shown <= i, "step " + i + ": " + before + ", then " + shown);
            }
            runtime().synchronize();
            assertTrue(frames.offer() || shown > 0);
            while (frames.newest().isEmpty()) {
                Thread.onSpinWait();
            }
            step.run();
            assertTrue(frames.offer());
            assertFalse(frames.offer(), "one is shown, one travels");
            MemorySegment last = awaited(frames);
            assertEquals(51, onlyNumber(last));
            assertTrue(frames.newest().isEmpty());
            assertEquals(51, onlyNumber(last));
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
            assertArrayEquals(product(a, b, c, 8, 0x1000, 0xffffe000), floats(tf32), 1e-6f);
            assertArrayEquals(product(a, b, c, 16, 0x8000, 0xffff0000), floats(bf16), 1e-6f);
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

    private void refusedWhileRecording() {
        refused(
                "while launches are recorded",
                () -> runtime().record(() -> runtime().memory()));
        refused(
                "while launches are recorded",
                () -> runtime().record(() -> runtime().allocate(4, "a test")));
        refused(
                "while launches are recorded",
                () -> runtime().record(() -> runtime().synchronize()));
    }

    private DeviceFunction kernel(String name, Map<String, String> defines) {
        return runtime().compile("runtime", text("runtime.cu"), defines).function(name);
    }

    private DeviceFunction tensor(String name) {
        return runtime().compile("tensor", text("tensor.cu"), Map.of()).function(name);
    }

    private float[] floats(DeviceAddress from) {
        float[] numbers = new float[(int) (from.bytes() / 4)];
        runtime().download(from, MemorySegment.ofArray(numbers));
        return numbers;
    }

    private static float[] random(int count) {
        Random random = new Random(count);
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = random.nextFloat(-1f, 1f);
        }
        return numbers;
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

    private static int onlyNumber(MemorySegment frame) {
        int[] numbers = frame.toArray(ValueLayout.JAVA_INT);
        assertTrue(Arrays.stream(numbers).allMatch(n -> n == numbers[0]), "a frame holds one moment");
        return numbers[0];
    }

    private static MemorySegment awaited(FrameCopies frames) {
        for (; ; ) {
            var newest = frames.newest();
            if (newest.isPresent()) {
                return newest.get();
            }
            Thread.onSpinWait();
        }
    }

    private static void refused(String part, Runnable call) {
        KernelException error = assertThrows(KernelException.class, call::run);
        String message = String.valueOf(error.getMessage());
        assertTrue(Arrays.stream(part.split("\\|", -1)).anyMatch(message::contains), message);
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
