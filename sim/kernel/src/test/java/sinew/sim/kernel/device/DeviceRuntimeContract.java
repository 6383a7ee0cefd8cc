package sinew.sim.kernel.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import sinew.sim.kernel.KernelException;
import sinew.sim.kernel.KernelReference;
import sinew.sim.kernel.LoadedKernel;
import sinew.sim.kernel.Recording;
import sinew.sim.kernel.cpu.SwingKernels;
import sinew.sim.kernel.cpu.SwingModel;
import sinew.sim.kernel.cpu.SwingState;

/** What a device runtime must do, whatever the device is. */
public abstract class DeviceRuntimeContract extends DeviceLaunchContract {
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
}
