package sinew.sim.kernel.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import sinew.sim.kernel.Backend;
import sinew.sim.kernel.Recording;
import sinew.sim.kernel.device.DeviceFunction;
import sinew.sim.kernel.device.DeviceMemory;
import sinew.sim.kernel.device.DeviceRuntime;
import sinew.sim.kernel.device.DeviceRuntimeContract;
import sinew.sim.kernel.device.FrameCopies;
import sinew.sim.kernel.device.PinnedMemory;

@Tag("cuda")
class CudaRuntimeTest extends DeviceRuntimeContract {
    @TempDir
    private Path cache;

    @SuppressWarnings("NullAway.Init") // before each test
    private CudaBackend backend;

    @BeforeEach
    void open() {
        CudaDevices devices = CudaDevices.find();
        Assumptions.assumeTrue(devices.usable(), devices::reason);
        backend = devices.open("cuda", CudaOptions.standard().withCacheFolder(cache));
    }

    @AfterEach
    void close() {
        if (backend != null) {
            backend.close();
        }
    }

    @Test
    void launchesOfCudaTextCostLittle(TestReporter reporter) {
        DeviceRuntime runtime = backend.runtime();
        DeviceFunction countUp = runtime.compile("runtime", text("runtime.cu"), Map.of("FACTOR", "1.0f"))
                .function("count_up");
        try (DeviceMemory memory = runtime.allocate(4096, "a test")) {
            Runnable hundred = () -> {
                for (int i = 0; i < 100; i++) {
                    countUp.launch(4, 1, 1, 256, 0, memory.address(), 1024);
                }
            };
            try (Recording recording = runtime.record(hundred)) {
                double direct = fastest(() -> milliseconds(hundred, 1));
                double recorded = fastest(() -> milliseconds(recording::replay, 1));
                reporter.publishEntry("a launch", "%.2f us, recorded %.2f us".formatted(10 * direct, 10 * recorded));
                assertTrue(recorded < 1, "100 recorded launches of almost nothing took " + recorded + " ms");
            }
        }
    }

    @Test
    void framesDoNotHoldUpTheWork(TestReporter reporter) {
        DeviceRuntime runtime = backend.runtime();
        long bytes = 65_536L * 17 * 7 * 4;
        DeviceFunction work = runtime.compile("runtime", text("runtime.cu"), Map.of("FACTOR", "1.0f"))
                .function("work_long");
        try (DeviceMemory state = runtime.allocate(bytes, "the state");
                FrameCopies frames = new FrameCopies(runtime, List.of(state.address()), "frames");
                PinnedMemory host = runtime.pin(bytes, "a copy");
                Recording rollout = runtime.record(() -> {
                    for (int i = 0; i < 100; i++) {
                        work.launch(1, 1, 1, 1024, 0, state.address(), 10_000);
                    }
                })) {
            runtime.clear(state.address());
            int[] arrived = new int[1];
            Runnable shown = () -> {
                rollout.replay();
                frames.offer();
                runtime.synchronize();
                arrived[0] += frames.newest().isPresent() ? 1 : 0;
            };
            Runnable unseen = () -> {
                rollout.replay();
                runtime.synchronize();
            };
            double alone = fastest(() -> milliseconds(unseen, 20));
            double withFrames = fastest(() -> milliseconds(shown, 20));
            double waiting = fastest(() -> milliseconds(
                    () -> {
                        rollout.replay();
                        runtime.copyToHost(state.address(), host, 0);
                        runtime.synchronize();
                    },
                    20));
            double toHost = fastest(() -> milliseconds(() -> runtime.copyToHost(state.address(), host, 0), 20));
            reporter.publishEntry(
                    "a rollout",
                    "%.3f ms alone, %.3f ms with frames of %d bytes beside it, %.3f ms when the copy is waited for (%.3f ms); %d frames"
                            .formatted(alone, withFrames, bytes, waiting, toHost, arrived[0]));
            assertTrue(arrived[0] > 0, "no frame arrived");
            assertTrue(withFrames < alone + toHost / 2, alone + " ms alone, " + withFrames + " ms with frames");
        }
    }

    private double milliseconds(Runnable work, int times) {
        backend.synchronize();
        long start = System.nanoTime();
        for (int i = 0; i < times; i++) {
            work.run();
        }
        backend.synchronize();
        return (System.nanoTime() - start) * 1e-6 / times;
    }

    private static double fastest(DoubleSupplier measured) {
        return DoubleStream.generate(measured).limit(10).min().orElseThrow();
    }

    @Override
    protected DeviceRuntime runtime() {
        return backend.runtime();
    }

    @Override
    protected Backend backend() {
        return backend;
    }

    @Override
    protected String messageOfAKernelThatStopsItself() {
        try {
            Process process = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            System.getProperty("java.class.path"),
                            StoppingKernel.class.getName()))
                    .redirectErrorStream(true)
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, process.waitFor(), text);
            return text;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
