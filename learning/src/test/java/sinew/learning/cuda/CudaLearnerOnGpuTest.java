package sinew.learning.cuda;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import sinew.learning.LearnerSettingsBuilder;
import sinew.learning.settings.LearnerSettings;
import sinew.sim.kernel.cpu.CpuBackend;
import sinew.sim.kernel.cuda.CudaBackend;
import sinew.sim.kernel.cuda.CudaDevices;
import sinew.sim.kernel.cuda.CudaOptions;
import sinew.sim.kernel.emulation.EmulatedRuntime;

/** The learner on a GPU against the one on the emulated device, which other tests hold against the one on the CPU. */
@Tag("cuda")
class CudaLearnerOnGpuTest {
    @TempDir
    private Path cache;

    @TestFactory
    Stream<DynamicTest> learnsWhatTheEmulatedDeviceLearns() {
        CudaDevices devices = CudaDevices.find();
        assumeTrue(devices.usable(), devices::reason);
        assumeTrue(EmulatedRuntime.isAvailable(), EmulatedRuntime.REASON);
        Map<String, LearnerSettingsBuilder> all = new LinkedHashMap<>(CudaLearnerTest.libraries());
        all.putAll(CudaLearnerTest.variants());
        all.putAll(CudaLearnerTest.memories());
        all.putAll(CudaLearnerTest.otherMemories());
        return all.entrySet().stream()
                .map(variant -> DynamicTest.dynamicTest(
                        variant.getKey(),
                        () -> compare(devices, variant.getValue().build())));
    }

    private void compare(CudaDevices devices, LearnerSettings settings) {
        try (CudaBackend gpu = devices.open("cuda", CudaOptions.standard().withCacheFolder(cache));
                CpuBackend backend = new CpuBackend();
                EmulatedRuntime runtime = new EmulatedRuntime(backend, cache.resolve("emulated"))) {
            LearnerComparison.compare(
                    environment -> new CudaLearner(runtime, environment, settings, Precision.FP32),
                    environment -> new CudaLearner(gpu.runtime(), environment, settings, Precision.FP32),
                    settings,
                    false);
        }
    }
}
