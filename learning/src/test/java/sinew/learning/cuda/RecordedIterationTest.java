package sinew.learning.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sinew.learning.RandomEnvironment;
import sinew.learning.TestSettings;
import sinew.learning.policy.LearnerState;
import sinew.learning.settings.LearnerSettings;
import sinew.sim.kernel.cpu.CpuBackend;
import sinew.sim.kernel.emulation.EmulatedRuntime;

class RecordedIterationTest {
    private static final int ENVIRONMENTS = 40;
    private static final int STEPS = 3;

    @BeforeEach
    void needsACompiler() {
        assumeTrue(EmulatedRuntime.isAvailable(), EmulatedRuntime.REASON);
    }

    @Test
    void theLearnerStepsAndLearnsWithoutEnvironments() {
        LearnerSettings settings = TestSettings.agent(
                        "agent.num_steps_per_env", "" + STEPS,
                        "agent.policy.actor_hidden_dims", "[16]",
                        "agent.policy.critic_hidden_dims", "[16]",
                        "agent.algorithm.num_learning_epochs", "2",
                        "agent.algorithm.num_mini_batches", "2")
                .toLearner(ENVIRONMENTS);
        try (CpuBackend backend = new CpuBackend();
                EmulatedRuntime runtime = new EmulatedRuntime(backend);
                RandomEnvironment environment = new RandomEnvironment(ENVIRONMENTS, false);
                CudaLearner learner = new CudaLearner(runtime, environment, settings, Precision.FP32);
                RecordedIteration iteration = new RecordedIteration(runtime, learner, environment)) {
            float[] before = (float[]) state(learner, "actor.0.weight");
            for (int i = 0; i < 2; i++) {
                iteration.rollout();
                iteration.returns();
                iteration.update();
            }
            // one step beforehand brought the environment's arrays to the device
            assertEquals(1 + 2 * STEPS, ((long[]) state(learner, LearnerState.STEPS))[0]);
            assertEquals(2, ((long[]) state(learner, LearnerState.UPDATES))[0]);
            float[] weights = (float[]) state(learner, "actor.0.weight");
            boolean moved = false;
            for (int i = 0; i < weights.length; i++) {
                assertTrue(Float.isFinite(weights[i]), "weight " + i);
                moved |= weights[i] != before[i];
            }
            assertTrue(moved, "no weight has changed");
        }
    }

    private static Object state(CudaLearner learner, String name) {
        return learner.saveState().stream()
                .filter(tensor -> tensor.name().equals(name))
                .findFirst()
                .orElseThrow()
                .values();
    }
}
