package sinew.learning.cuda;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sinew.learning.Learner;
import sinew.learning.LearnerSettingsBuilder;
import sinew.learning.LearningException;
import sinew.learning.RandomEnvironment;
import sinew.learning.UpdateReport;
import sinew.learning.checkpoint.Checkpoint;
import sinew.learning.checkpoint.Tensor;
import sinew.learning.ppo.DjlLearner;
import sinew.learning.settings.LearnerSettings;
import sinew.learning.settings.NetworkSettings.Recurrence;
import sinew.learning.settings.NetworkSettings.RecurrenceKind;
import sinew.learning.settings.NetworkSettings.RecurrencePlacement;
import sinew.sim.kernel.cpu.CpuBackend;
import sinew.sim.kernel.emulation.EmulatedRuntime;

/** Recurrent layers on an emulated device. */
class MemoryOnDeviceTest {
    private static final int ENVIRONMENTS = LearnerComparison.ENVIRONMENTS;
    private static final String STATE_WEIGHTS = "memory_a.rnn.weight_hh_l0";

    @BeforeEach
    void needsACompiler() {
        assumeTrue(EmulatedRuntime.isAvailable(), EmulatedRuntime.REASON);
    }

    /** Two layers, normalised, wide enough that products have several tiles and rows end within them. */
    private static LearnerSettings wide(RecurrenceKind kind, RecurrencePlacement placement) {
        LearnerSettingsBuilder builder = new LearnerSettingsBuilder();
        builder.hidden = List.of(20);
        builder.recurrence = new Recurrence(kind, 70, 2, 3, placement, true, true);
        return builder.build();
    }

    private static LearnerSettings small(RecurrenceKind kind) {
        return new LearnerSettingsBuilder()
                .memory(kind, RecurrencePlacement.BEFORE_MLP, 3, false)
                .build();
    }

    @ParameterizedTest
    @EnumSource(
            value = RecurrenceKind.class,
            names = {"LSTM", "GRU"})
    @Tag("slow")
    void wideMemoriesLearnWhatTheLearnerOnTheCpuLearns(RecurrenceKind kind) {
        LearnerSettings settings = wide(kind, RecurrencePlacement.AFTER_MLP);
        try (CpuBackend backend = new CpuBackend();
                EmulatedRuntime runtime = new EmulatedRuntime(backend)) {
            LearnerComparison.compare(
                    environment -> new DjlLearner(Learner.Size.of(environment), settings),
                    environment -> new CudaLearner(runtime, environment, settings, Precision.FP32),
                    settings,
                    false);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Precision.class,
            names = {"TF32", "BF16"})
    @Tag("slow")
    void roundedProductsStayNearExactOnes(Precision precision) {
        LearnerSettings settings = wide(RecurrenceKind.LSTM, RecurrencePlacement.BEFORE_MLP);
        try (CpuBackend backend = new CpuBackend();
                EmulatedRuntime plain = new EmulatedRuntime(backend);
                EmulatedRuntime hopper = new EmulatedRuntime(backend).asHopper();
                RandomEnvironment one = new RandomEnvironment(ENVIRONMENTS, false);
                RandomEnvironment other = new RandomEnvironment(ENVIRONMENTS, false);
                CudaLearner exact = new CudaLearner(plain, one, settings, Precision.FP32);
                CudaLearner rounded = new CudaLearner(hopper, other, settings, precision)) {
            float[] start = numbers(exact, STATE_WEIGHTS);
            UpdateReport expected = LearnerComparison.iterate(exact, one, settings.rolloutSteps());
            UpdateReport actual = LearnerComparison.iterate(rounded, other, settings.rolloutSteps());
            assertEquals(expected.valueLoss(), actual.valueLoss(), 0.02 * expected.valueLoss());
            float[] weights = numbers(exact, STATE_WEIGHTS);
            float[] others = numbers(rounded, STATE_WEIGHTS);
            double difference = 0;
            double move = 0;
            for (int i = 0; i < weights.length; i++) {
                difference += Math.abs(weights[i] - others[i]);
                move += Math.abs(weights[i] - start[i]);
            }
            assertTrue(move > 0, "nothing was learned");
            assertTrue(difference < 0.2 * move, difference + " of " + move);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = RecurrenceKind.class,
            names = {"LSTM", "GRU"})
    void orderOfThreadsDoesNotMatter(RecurrenceKind kind) {
        LearnerSettings settings = new LearnerSettingsBuilder()
                .memory(kind, RecurrencePlacement.AFTER_MLP, 3, true)
                .build();
        try (CpuBackend backend = new CpuBackend();
                EmulatedRuntime runtime = new EmulatedRuntime(backend).checkingOrders();
                RandomEnvironment environment = new RandomEnvironment(ENVIRONMENTS, false);
                CudaLearner learner = new CudaLearner(runtime, environment, settings, Precision.TF32)) {
            assertTrue(Double.isFinite(LearnerComparison.iterate(learner, environment, settings.rolloutSteps())
                    .valueLoss()));
        }
    }

    @Test
    void checkpointsGoOnWithTheOtherLearner() {
        LearnerSettings settings = small(RecurrenceKind.LSTM);
        try (CpuBackend backend = new CpuBackend();
                EmulatedRuntime runtime = new EmulatedRuntime(backend);
                RandomEnvironment one = new RandomEnvironment(ENVIRONMENTS, false);
                RandomEnvironment other = new RandomEnvironment(ENVIRONMENTS, false);
                DjlLearner first = new DjlLearner(Learner.Size.of(one), settings);
                CudaLearner second = new CudaLearner(runtime, other, settings, Precision.FP32);
                DjlLearner third = new DjlLearner(Learner.Size.of(one), settings)) {
            LearnerComparison.iterate(first, one, settings.rolloutSteps());
            second.restoreState(checkpoint(first));
            assertArrayEquals(numbers(first, "memory_state_c.cell"), numbers(second, "memory_state_c.cell"));
            other.restoreState(one.saveState());
            UpdateReport expected = LearnerComparison.iterate(first, one, settings.rolloutSteps());
            UpdateReport actual = LearnerComparison.iterate(second, other, settings.rolloutSteps());
            assertEquals(expected.valueLoss(), actual.valueLoss(), 1e-4 * expected.valueLoss());
            third.restoreState(checkpoint(second));
            assertArrayEquals(numbers(second, "memory_state_a.hidden"), numbers(third, "memory_state_a.hidden"));
        }
    }

    @Test
    void memoriesOutlastAnotherNumberOfMiniBatches() {
        LearnerSettingsBuilder builder =
                new LearnerSettingsBuilder().memory(RecurrenceKind.GRU, RecurrencePlacement.BEFORE_MLP, 3, false);
        LearnerSettings settings = builder.build();
        builder.miniBatches = 2;
        LearnerSettings changed = builder.build();
        try (CpuBackend backend = new CpuBackend();
                EmulatedRuntime runtime = new EmulatedRuntime(backend);
                RandomEnvironment one = new RandomEnvironment(ENVIRONMENTS, false);
                RandomEnvironment other = new RandomEnvironment(ENVIRONMENTS, false);
                DjlLearner reference = new DjlLearner(Learner.Size.of(one), settings);
                CudaLearner learner = new CudaLearner(runtime, other, settings, Precision.FP32)) {
            LearnerComparison.iterate(reference, one, settings.rolloutSteps());
            LearnerComparison.iterate(learner, other, settings.rolloutSteps());
            float[] before = numbers(learner, "memory_state_a.hidden");
            reference.change(changed);
            learner.change(changed);
            assertArrayEquals(before, numbers(learner, "memory_state_a.hidden"));
            UpdateReport expected = LearnerComparison.iterate(reference, one, settings.rolloutSteps());
            UpdateReport actual = LearnerComparison.iterate(learner, other, settings.rolloutSteps());
            assertEquals(expected.valueLoss(), actual.valueLoss(), 1e-4 * expected.valueLoss());
        }
    }

    @Test
    void refusesWhatDoesNotFitTheRollout() {
        LearnerSettingsBuilder builder =
                new LearnerSettingsBuilder().memory(RecurrenceKind.GRU, RecurrencePlacement.BEFORE_MLP, 4, false);
        assertEquals(
                "A rollout of 6 steps cannot be cut into sequences of 4; choose a sequence length that divides it.",
                refusal(builder.build()));
        builder.memory(RecurrenceKind.GRU, RecurrencePlacement.BEFORE_MLP, 6, false);
        builder.miniBatches = ENVIRONMENTS + 1;
        assertEquals(
                "A rollout of 6 steps in 40 environments has 240 samples, which recurrent networks learn from in whole"
                        + " sequences, too few for 41 mini-batches; choose fewer mini-batches or more environments.",
                refusal(builder.build()));
    }

    private static String refusal(LearnerSettings settings) {
        try (CpuBackend backend = new CpuBackend();
                EmulatedRuntime runtime = new EmulatedRuntime(backend);
                RandomEnvironment environment = new RandomEnvironment(ENVIRONMENTS, false)) {
            LearningException thrown = assertThrows(
                    LearningException.class, () -> new CudaLearner(runtime, environment, settings, Precision.FP32));
            return String.valueOf(thrown.getMessage());
        }
    }

    private static Checkpoint checkpoint(Learner learner) {
        return Checkpoint.of(new Checkpoint.Header("Random", 0, ENVIRONMENTS, "tanh", "", ""), learner.saveState());
    }

    private static float[] numbers(Learner learner, String name) {
        Tensor found = learner.saveState().stream()
                .filter(tensor -> tensor.name().equals(name))
                .findFirst()
                .orElseThrow();
        return (float[]) found.values();
    }
}
