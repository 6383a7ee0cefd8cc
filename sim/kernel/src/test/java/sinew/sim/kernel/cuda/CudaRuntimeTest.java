package sinew.sim.kernel.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import sinew.sim.kernel.Backend;
import sinew.sim.kernel.device.DeviceRuntime;
import sinew.sim.kernel.device.DeviceRuntimeContract;

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
        backend.close();
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
