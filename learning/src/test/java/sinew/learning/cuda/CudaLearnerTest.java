package sinew.learning.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sinew.learning.Learner;
import sinew.learning.TestSettings;
import sinew.learning.ToyCartpole;
import sinew.learning.UpdateReport;
import sinew.learning.checkpoint.Tensor;
import sinew.learning.ppo.DjlLearner;
import sinew.learning.settings.LearnerSettings;
import sinew.sim.kernel.cpu.CpuBackend;
import sinew.sim.kernel.emulation.EmulatedRuntime;

class CudaLearnerTest {
    private static final int ENVIRONMENTS = 40;

    @BeforeEach
    void needsACompiler() {
        assumeTrue(EmulatedRuntime.isAvailable(), EmulatedRuntime.REASON);
    }

    static Stream<LearnerSettings> settings() {
        return Stream.of(rslRl());
    }

    private static LearnerSettings rslRl(String... changes) {
        return TestSettings.agent(Stream.concat(
                                Stream.of(
                                        "agent.num_steps_per_env", "5",
                                        "agent.policy.actor_hidden_dims", "[12, 8]",
                                        "agent.policy.critic_hidden_dims", "[10]",
                                        "agent.algorithm.num_learning_epochs", "3",
                                        "agent.algorithm.num_mini_batches", "3"),
                                Stream.of(changes))
                        .toArray(String[]::new))
                .toLearner(ENVIRONMENTS);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void learnsWhatTheReferenceLearns(LearnerSettings settings) {
        try (CpuBackend backend = new CpuBackend();
                EmulatedRuntime runtime = new EmulatedRuntime(backend);
                ToyCartpole one = new ToyCartpole(ENVIRONMENTS, 3, 30);
                ToyCartpole other = new ToyCartpole(ENVIRONMENTS, 3, 30);
                DjlLearner reference = new DjlLearner(Learner.Size.of(one), settings);
                CudaLearner learner = new CudaLearner(runtime, other, settings, Precision.FP32)) {
            one.reset();
            other.reset();
            for (int update = 0; update < 3; update++) {
                UpdateReport expected = iterate(reference, one, settings.rolloutSteps());
                UpdateReport actual = iterate(learner, other, settings.rolloutSteps());
                assertClose(expected, actual);
                assertClose(reference.saveState(), learner.saveState());
            }
        }
    }

    private static UpdateReport iterate(Learner learner, ToyCartpole environment, int steps) {
        for (int step = 0; step < steps; step++) {
            learner.act(environment);
            environment.step();
            learner.record(environment);
        }
        learner.computeAdvantages(environment);
        return learner.update();
    }

    private static void assertClose(UpdateReport expected, UpdateReport actual) {
        assertEquals(expected.valueLoss(), actual.valueLoss(), 1e-4 * Math.abs(expected.valueLoss()), "value loss");
        assertEquals(expected.surrogateLoss(), actual.surrogateLoss(), 1e-5, "surrogate loss");
        assertEquals(expected.entropy(), actual.entropy(), 1e-4 * Math.abs(expected.entropy()), "entropy");
        assertEquals(expected.kl(), actual.kl(), 1e-4 * Math.abs(expected.kl()) + 1e-6, "divergence");
        assertEquals(expected.learningRate(), actual.learningRate(), 1e-7, "learning rate");
        assertEquals(expected.meanNoiseStd(), actual.meanNoiseStd(), 1e-5, "deviation");
    }

    private static void assertClose(List<Tensor> expected, List<Tensor> actual) {
        assertEquals(
                expected.stream().map(Tensor::name).toList(),
                actual.stream().map(Tensor::name).toList());
        for (int i = 0; i < expected.size(); i++) {
            String name = expected.get(i).name();
            if (expected.get(i).values() instanceof float[] numbers) {
                float[] others = (float[]) actual.get(i).values();
                double size = 0;
                for (float number : numbers) {
                    size = Math.max(size, Math.abs(number));
                }
                for (int j = 0; j < numbers.length; j++) {
                    assertEquals(numbers[j], others[j], 1e-4 * size, name + "[" + j + "]");
                }
            }
        }
    }

    @Test
    void drawsTheSameActions() {
        LearnerSettings settings = rslRl();
        try (CpuBackend backend = new CpuBackend();
                EmulatedRuntime runtime = new EmulatedRuntime(backend).checkingOrders();
                ToyCartpole one = new ToyCartpole(ENVIRONMENTS, 3, 30);
                ToyCartpole other = new ToyCartpole(ENVIRONMENTS, 3, 30);
                DjlLearner reference = new DjlLearner(Learner.Size.of(one), settings);
                CudaLearner learner = new CudaLearner(runtime, other, settings, Precision.FP32)) {
            one.reset();
            other.reset();
            reference.act(one);
            learner.act(other);
            for (int i = 0; i < ENVIRONMENTS; i++) {
                assertEquals(one.actions()[i], other.actions()[i], 1e-6f, "environment " + i);
            }
        }
    }
}
