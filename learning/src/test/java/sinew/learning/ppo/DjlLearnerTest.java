package sinew.learning.ppo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import sinew.learning.Learner;
import sinew.learning.LearnerSettingsBuilder;
import sinew.learning.LearningException;
import sinew.learning.TestSettings;
import sinew.learning.ToyCartpole;
import sinew.learning.UpdateReport;
import sinew.learning.checkpoint.Checkpoint;
import sinew.learning.checkpoint.CheckpointException;
import sinew.learning.checkpoint.Tensor;
import sinew.learning.policy.InferencePolicy;
import sinew.learning.settings.ActivationKind;
import sinew.learning.settings.LearnerSettings;
import sinew.learning.settings.NetworkSettings.RecurrenceKind;
import sinew.learning.settings.NetworkSettings.RecurrencePlacement;
import sinew.learning.settings.NormalizationSettings.Observations;

class DjlLearnerTest {
    private static final int ENVIRONMENTS = 6;

    @ParameterizedTest
    @EnumSource(ActivationKind.class)
    void everyActivationIsTheSameInPlainJava(ActivationKind activation) {
        LearnerSettingsBuilder builder = new LearnerSettingsBuilder();
        builder.activation = activation;
        builder.hidden = List.of(32, 16, 8);
        builder.observations = Observations.RSL_RL;
        try (ToyCartpole environment = started(ENVIRONMENTS);
                DjlLearner learner = new DjlLearner(Learner.Size.of(environment), builder.build())) {
            rollout(learner, environment, 6);
            learner.update();
            InferencePolicy policy = InferencePolicy.load(checkpoint(learner, activation.word()));
            float[] actions = new float[ENVIRONMENTS];
            policy.act(environment.observations(), ENVIRONMENTS, actions);
            learner.act(environment);
            for (int i = 0; i < ENVIRONMENTS; i++) {
                assertEquals(learner.rollout().means[i], actions[i], 1e-5);
            }
        }
    }

    @Test
    void theFirstActionsAreDrawnAroundTheMeanWithTheSettledDeviation() {
        int many = 4096;
        LearnerSettings agent = TestSettings.learner("agent.policy.init_noise_std", "0.5");
        try (ToyCartpole environment = started(many);
                DjlLearner learner = new DjlLearner(Learner.Size.of(environment), agent)) {
            learner.act(environment);
            double squares = 0;
            for (int i = 0; i < many; i++) {
                double difference = environment.actions()[i] - learner.rollout().means[i];
                squares += difference * difference;
            }
            assertEquals(0.5, Math.sqrt(squares / many), 0.02);
            assertEquals(0.5, learner.meanNoiseStd(), 1e-6);
        }
    }

    @Test
    void timeOutsAreBootstrappedWithTheValueOfTheStepBefore() {
        LearnerSettings agent = TestSettings.learner();
        try (ToyCartpole environment = new ToyCartpole(2, 1, 1);
                DjlLearner learner = new DjlLearner(Learner.Size.of(environment), agent)) {
            environment.reset();
            learner.act(environment);
            environment.step();
            learner.record(environment);
            for (int i = 0; i < 2; i++) {
                assertEquals(1, environment.timeOuts()[i]);
                float expected = environment.rewards()[i] + 0.99f * learner.rollout().values[i];
                assertEquals(expected, learner.rollout().rewards[i], 1e-6f);
                assertEquals(1, learner.rollout().dones[i]);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(RecurrenceKind.class)
    void iterationsLeaveNoTensorsBehind(RecurrenceKind memory) {
        LearnerSettingsBuilder builder = new LearnerSettingsBuilder();
        builder.rolloutSteps = 16;
        if (memory != RecurrenceKind.NONE) {
            builder.memory(memory, RecurrencePlacement.BEFORE_MLP, 0, false);
        }
        try (ToyCartpole environment = started(ENVIRONMENTS);
                DjlLearner learner = new DjlLearner(Learner.Size.of(environment), builder.build())) {
            iterate(learner, environment);
            int before = learner.tensorCount();
            for (int i = 0; i < 5; i++) {
                iterate(learner, environment);
            }
            assertEquals(before, learner.tensorCount());
            assertTrue(before < 60, before + " tensors");
        }
    }

    @Test
    void sequencesMustFillTheRollout() {
        LearnerSettings agent = new LearnerSettingsBuilder()
                .memory(RecurrenceKind.LSTM, RecurrencePlacement.BEFORE_MLP, 4, false)
                .build();
        String message = String.valueOf(assertThrows(
                        LearningException.class, () -> new DjlLearner(new Learner.Size(3, 4, 4, 1), agent))
                .getMessage());
        assertTrue(message.contains("6 steps") && message.contains("sequences of 4"), message);
    }

    @Test
    void aTrunkIsRefusedWhereTheCriticSeesMore() {
        LearnerSettings agent = LearnerSettingsBuilder.rlGames().build();
        String message = String.valueOf(assertThrows(
                        LearningException.class, () -> new DjlLearner(new Learner.Size(3, 4, 6, 1), agent))
                .getMessage());
        assertTrue(message.contains("separate networks"), message);
    }

    @Test
    void rewardsThatAreNoNumbersEndTheTrainingWithAnExplanation() {
        try (ToyCartpole environment = started(ENVIRONMENTS);
                DjlLearner learner = new DjlLearner(Learner.Size.of(environment), TestSettings.learner())) {
            iterate(learner, environment);
            environment.poison();
            rollout(learner, environment, 16);
            String message = String.valueOf(
                    assertThrows(LearningException.class, learner::update).getMessage());
            assertTrue(message.contains("The loss is not finite") && message.contains("in update 1"), message);
        }
    }

    @Test
    void aRolloutTooShortForItsMiniBatchesIsRefused() {
        LearnerSettings agent = TestSettings.learner("agent.algorithm.num_mini_batches", "17");
        String message = String.valueOf(assertThrows(
                        LearningException.class, () -> new DjlLearner(new Learner.Size(1, 4, 4, 1), agent))
                .getMessage());
        assertTrue(message.contains("16 samples") && message.contains("17 mini-batches"), message);
    }

    @Test
    void settingsCanChangeBetweenIterations() {
        try (ToyCartpole environment = started(ENVIRONMENTS);
                DjlLearner learner = new DjlLearner(Learner.Size.of(environment), TestSettings.learner())) {
            iterate(learner, environment);
            learner.change(TestSettings.learner(
                    "agent.algorithm.num_mini_batches", "3",
                    "agent.algorithm.schedule", "fixed",
                    "agent.algorithm.learning_rate", "0.0005"));
            assertEquals(0.0005, iterate(learner, environment).learningRate());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent.policy.critic_hidden_dims=[32, 31]", "agent.policy.actor_obs_normalization=true"})
    void aCheckpointOfAnotherNetworkIsRefusedAndChangesNothing(String setting) {
        String[] pair = setting.split("=", 2);
        try (ToyCartpole environment = started(ENVIRONMENTS);
                DjlLearner first = new DjlLearner(Learner.Size.of(environment), TestSettings.learner());
                DjlLearner second =
                        new DjlLearner(Learner.Size.of(environment), TestSettings.learner(pair[0], pair[1]))) {
            iterate(first, environment);
            float[] before = parameters(second);
            Checkpoint checkpoint = checkpoint(first, "elu");
            assertThrows(CheckpointException.class, () -> second.restoreState(checkpoint));
            assertEquals(FloatBuffer.wrap(before), FloatBuffer.wrap(parameters(second)));
        }
    }

    private static float[] parameters(DjlLearner learner) {
        return (float[]) learner.saveState().get(1).values();
    }

    private static ToyCartpole started(int count) {
        ToyCartpole environment = new ToyCartpole(count, 1, 100);
        environment.reset();
        environment.randomizeEpisodeLengths();
        return environment;
    }

    private static UpdateReport iterate(DjlLearner learner, ToyCartpole environment) {
        rollout(learner, environment, 16);
        return learner.update();
    }

    private static void rollout(DjlLearner learner, ToyCartpole environment, int steps) {
        for (int step = 0; step < steps; step++) {
            learner.act(environment);
            environment.step();
            learner.record(environment);
        }
        learner.computeAdvantages(environment);
    }

    private static Checkpoint checkpoint(DjlLearner learner, String activation) {
        List<Tensor> tensors = learner.saveState();
        return Checkpoint.of(new Checkpoint.Header("Toy", 0, ENVIRONMENTS, activation, "", ""), tensors);
    }

    @Test
    void aResumedLearnerKeepsItsLearningRateUnlessAnotherOneIsSet() {
        LearnerSettings agent = TestSettings.learner("agent.algorithm.learning_rate", "0.003");
        LearnerSettings other = TestSettings.learner("agent.algorithm.learning_rate", "0.0002");
        try (ToyCartpole environment = started(ENVIRONMENTS);
                DjlLearner learner = new DjlLearner(Learner.Size.of(environment), agent);
                DjlLearner same = new DjlLearner(Learner.Size.of(environment), agent);
                DjlLearner changed = new DjlLearner(Learner.Size.of(environment), other)) {
            iterate(learner, environment);
            Checkpoint saved = checkpoint(learner, "elu");
            same.restoreState(saved);
            changed.restoreState(saved);
            double rate = saved.doubles("optimizer.learning_rate")[0];
            assertTrue(rate != 0.003, "the schedule has changed it");
            assertEquals(rate, checkpoint(same, "elu").doubles("optimizer.learning_rate")[0]);
            assertEquals(0.0002, checkpoint(changed, "elu").doubles("optimizer.learning_rate")[0]);
        }
    }
}
