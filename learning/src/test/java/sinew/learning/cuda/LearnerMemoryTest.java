package sinew.learning.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sinew.learning.LearnerSettingsBuilder;
import sinew.learning.RandomEnvironment;
import sinew.learning.settings.LearnerSettings;
import sinew.sim.kernel.KernelException;
import sinew.sim.kernel.cpu.CpuBackend;
import sinew.sim.kernel.emulation.EmulatedRuntime;

/** What a learner reserves of the device's memory. */
class LearnerMemoryTest {
    private static final int ENVIRONMENTS = 12;

    @BeforeEach
    void needsACompiler() {
        assumeTrue(EmulatedRuntime.isAvailable(), EmulatedRuntime.REASON);
    }

    @Test
    void whatDoesNotFitIsRefusedInOneWithRolloutsAndNetworks() {
        LearnerSettingsBuilder builder = new LearnerSettingsBuilder();
        builder.rolloutSteps = 100_000;
        builder.miniBatches = 1;
        builder.hidden = List.of(512, 256);
        try (CpuBackend backend = new CpuBackend();
                EmulatedRuntime runtime = new EmulatedRuntime(backend);
                RandomEnvironment environment = new RandomEnvironment(ENVIRONMENTS, false)) {
            KernelException refused = assertThrows(
                    KernelException.class,
                    () -> new CudaLearner(runtime, environment, builder.build(), Precision.TF32));
            String message = String.valueOf(refused.getMessage());
            assertTrue(message.startsWith("The device's memory does not hold the learner: "), message);
            assertTrue(message.contains("activations of the actor's layer 0: 1,200,000 x 512 x 4 bytes"), message);
            assertTrue(message.contains("observations of the rollout: 1,200,000 x 3 x 4 bytes"), message);
        }
    }

    @Test
    void otherMiniBatchesFreeWhatTheLastOnesHad() {
        try (CpuBackend backend = new CpuBackend();
                EmulatedRuntime runtime = new EmulatedRuntime(backend);
                RandomEnvironment environment = new RandomEnvironment(ENVIRONMENTS, false)) {
            long before = runtime.memory().freeBytes();
            try (CudaLearner learner = new CudaLearner(runtime, environment, miniBatches(3), Precision.TF32)) {
                learner.change(miniBatches(2));
                long free = runtime.memory().freeBytes();
                learner.change(miniBatches(4));
                learner.change(miniBatches(2));
                assertEquals(free, runtime.memory().freeBytes());
            }
            assertEquals(before, runtime.memory().freeBytes());
        }
    }

    private static LearnerSettings miniBatches(int count) {
        LearnerSettingsBuilder builder = new LearnerSettingsBuilder();
        builder.miniBatches = count;
        return builder.build();
    }
}
