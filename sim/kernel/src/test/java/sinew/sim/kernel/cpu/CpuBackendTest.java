package sinew.sim.kernel.cpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sinew.sim.kernel.KernelException;
import sinew.sim.kernel.KernelReference;
import sinew.sim.kernel.LoadedKernel;
import sinew.sim.kernel.Recording;

class CpuBackendTest {
    private static final KernelReference STEP = new KernelReference(SwingKernels.class, "step");
    private static final KernelReference DOUBLE_COUNT = new KernelReference(SwingKernels.class, "doubleCount");
    private static final KernelReference OVERRUN = new KernelReference(SwingKernels.class, "overrun");

    private final SwingModel model = new SwingModel(13);

    @TempDir
    private Path temporary;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 64, 1000, 4097})
    void resultsDoNotDependOnTheNumberOfThreads(int environments) {
        SwingState one = stepped(1, environments, 50);
        for (int threads = 2; threads <= 5; threads++) {
            SwingState many = stepped(threads, environments, 50);
            assertArrayEquals(one.positions, many.positions);
            assertArrayEquals(one.steps, many.steps);
        }
        assertEquals(50, one.steps[environments - 1]);
    }

    @Test
    void aRecordingRunsNothingUntilItIsReplayed() {
        SwingState state = new SwingState(100, model);
        try (CpuBackend backend = new CpuBackend(2)) {
            LoadedKernel step = backend.load(STEP, model, state);
            LoadedKernel doubleCount = backend.load(DOUBLE_COUNT, state);
            try (Recording recording = backend.record(() -> {
                step.launch(100);
                doubleCount.launch(50);
            })) {
                assertEquals(0, state.steps[0]);
                recording.replay();
                recording.replay();
            }
            assertEquals(6, state.steps[0]);
            assertEquals(2, state.steps[99]);
        }
    }

    @Test
    void aFailureOnAnyThreadReachesTheCallerAndTheBackendStaysUsable() {
        SwingState state = new SwingState(5000, model);
        try (CpuBackend backend = new CpuBackend(3)) {
            LoadedKernel overrun = backend.load(OVERRUN, state);
            for (int i = 0; i < 20; i++) {
                KernelException error = assertThrows(KernelException.class, () -> overrun.launch(5000));
                assertMentions("SwingKernels.overrun failed in environment 4999", error);
                assertInstanceOf(ArrayIndexOutOfBoundsException.class, error.getCause());
            }
            backend.load(STEP, model, state).launch(5000);
            assertEquals(1, state.steps[4999]);
        }
    }

    @Test
    void aMissingKernelIsNamedTogetherWithThoseThatExist() {
        assertMessage(
                "has no method 'stepp' marked @Kernel; its kernels are [doubleCount, overrun, step]",
                new KernelReference(SwingKernels.class, "stepp"),
                model);
    }

    @Test
    void wrongArgumentsAreNamed() {
        SwingState state = new SwingState(1, model);
        assertMessage("takes 2 arguments (SwingModel, SwingState), but 1 were given", STEP, model);
        assertMessage("argument 1 is a " + SwingState.class.getName(), STEP, state, model);
        assertMessage("takes 1 arguments (SwingState), but 2 were given", DOUBLE_COUNT, state, state);
    }

    @Test
    void classesThatAreNotPublicOrNotKernelsAreRefused() throws IOException, ReflectiveOperationException {
        assertMessage("must be public", compiled("final class K { @Kernel public static void run(int e) {} }"));
        assertMessage("not marked @KernelCode", new KernelReference(String.class, "run"));
        assertMessage(
                "must be 'public static void'", compiled("public final class K { @Kernel public void run(int e) {} }"));
        assertMessage(
                "as its last parameter", compiled("public final class K { @Kernel public static void run() {} }"));
        assertMessage(
                "of type java.lang.String must be",
                compiled("public final class K { @Kernel public static void run(String s, int e) {} }"));
        assertMessage(
                "exists 2 times",
                compiled("public final class K { @Kernel public static void run(int e) {}"
                        + " @Kernel public static void run(sinew.sim.kernel.cpu.SwingState s, int e) {} }"));
    }

    @Test
    void misuseIsRefused() {
        SwingState state = new SwingState(1, model);
        CpuBackend backend = new CpuBackend(1);
        LoadedKernel step = backend.load(STEP, model, state);
        assertThrows(KernelException.class, () -> step.launch(0));
        assertThrows(KernelException.class, () -> backend.record(() -> backend.load(STEP, model, state)));
        step.launch(1);
        backend.close();
        assertThrows(KernelException.class, () -> step.launch(1));
        assertThrows(KernelException.class, () -> new CpuBackend(0));
    }

    @Test
    void anotherThreadIsRefused() throws InterruptedException {
        try (CpuBackend backend = new CpuBackend(1)) {
            AtomicReference<Throwable> seen = new AtomicReference<>();
            Thread other = new Thread(backend::synchronize, "other");
            other.setUncaughtExceptionHandler((_, e) -> seen.set(e));
            other.start();
            other.join();
            assertMentions("on the thread 'other'", seen.get());
        }
    }

    private SwingState stepped(int threads, int environments, int steps) {
        SwingState state = new SwingState(environments, model);
        try (CpuBackend backend = new CpuBackend(threads)) {
            LoadedKernel step = backend.load(STEP, model, state);
            for (int i = 0; i < steps; i++) {
                step.launch(environments);
            }
            backend.download(state.positions);
        }
        return state;
    }

    private void assertMessage(String part, KernelReference kernel, Object... arguments) {
        try (CpuBackend backend = new CpuBackend(1)) {
            KernelException error = assertThrows(KernelException.class, () -> backend.load(kernel, arguments));
            assertMentions(part, error);
        }
    }

    /** Compiles a class that the kernel language's own checks would refuse. */
    private KernelReference compiled(String text) throws IOException, ReflectiveOperationException {
        Path folder = Files.createTempDirectory(temporary, "kernel");
        Path source = folder.resolve("K.java");
        Files.writeString(source, "import sinew.sim.kernel.*;\n@KernelCode " + text);
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        folder.toString(),
                        source.toString());
        assertEquals(0, status);
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            return new KernelReference(loader.loadClass("K"), "run");
        }
    }

    private static void assertMentions(String part, Throwable error) {
        String message = String.valueOf(error.getMessage());
        assertTrue(message.contains(part), message);
    }
}
