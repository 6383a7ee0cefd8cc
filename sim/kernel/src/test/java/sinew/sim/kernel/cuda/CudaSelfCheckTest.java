package sinew.sim.kernel.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sinew.sim.kernel.conformance.ConformanceCases;

@Tag("cuda")
class CudaSelfCheckTest {
    @TempDir
    private Path cache;

    @Test
    void everyCheckPasses() {
        CudaDevices devices = CudaDevices.find();
        Assumptions.assumeTrue(devices.usable(), devices::reason);
        CudaSelfCheck check = new CudaSelfCheck(devices, cache);
        assertEquals(0, check.run(ConformanceCases.all()), () -> String.join("\n", check.report()));
    }
}
