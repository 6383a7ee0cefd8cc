package sinew.sim.kernel.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        List<String> report = new ArrayList<>();
        int failures = new CudaSelfCheck(devices, cache, report::add).run(ConformanceCases.all());
        assertEquals(0, failures, () -> String.join("\n", report));
    }
}
