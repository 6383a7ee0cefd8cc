package sinew.learning.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RslRlSettingsTest {
    private static final String FILE = """
            experiment_name: <name>
            num_steps_per_env: <steps>
            max_iterations: <iterations>
            save_interval: <save>
            clip_actions: null
            device: cuda:0
            class_name: OnPolicyRunner
            logger: tensorboard
            policy:
              class_name: ActorCritic
              actor_hidden_dims: <actor>
              critic_hidden_dims: <critic>
              init_noise_std: <std>
              noise_std_type: scalar
              activation: elu
              actor_obs_normalization: <normalised>
              critic_obs_normalization: <normalised>
            algorithm:
              class_name: PPO
              learning_rate: <rate>
              entropy_coef: <entropy>
              num_learning_epochs: <epochs>
              num_mini_batches: <batches>
              desired_kl: <kl>
              gamma: <gamma>
              value_loss_coef: <value>
              rnd_cfg: null
              symmetry_cfg: null
            """;

    static Stream<Row> tasks() throws IOException {
        return Row.all("rsl_rl.csv");
    }

    @Test
    void theStandardIsRslRlsOwnWay() {
        LearnerSettings learner = Agents.learner(AgentLibrary.RSL_RL, "", 4096);
        assertEquals(42, learner.seed());
        assertEquals(
                new NetworkSettings(
                        List.of(256, 256, 256),
                        List.of(256, 256, 256),
                        ActivationKind.ELU,
                        false,
                        NetworkSettings.Recurrence.NONE,
                        NetworkSettings.Initialization.PYTORCH),
                learner.networks());
        assertEquals(new NoiseSettings(NoiseSettings.Kind.SCALAR, 1), learner.noise());
        assertEquals(
                new ReturnSettings(
                        1,
                        0,
                        0.99,
                        0.95,
                        ReturnSettings.TimeOutBootstrap.VALUE_OF_LAST_OBSERVATION,
                        ReturnSettings.AdvantageNormalization.ROLLOUT),
                learner.returns());
        assertEquals(
                new LossSettings(
                        0.2, LossSettings.ValueLoss.LARGER_OF_CLIPPED, 0.2, 1, 0.01, LossSettings.BoundsKind.BEYOND, 0),
                learner.loss());
        assertEquals(
                new OptimizationSettings(
                        5,
                        4,
                        OptimizationSettings.SampleOrder.PERMUTED_ONCE,
                        new LearningRateSettings(
                                1e-3,
                                LearningRateSettings.Schedule.ADAPTIVE_PER_MINI_BATCH,
                                0.01,
                                1e-5,
                                1e-2,
                                LearningRateSettings.KlReference.ROLLOUT,
                                0,
                                0),
                        1,
                        1e-8,
                        0),
                learner.optimization());
        assertEquals(0, learner.actionClip());
        assertEquals(0, learner.observationClip());
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void everyTaskOfIsaacLabHasItsOwnValues(Row row) {
        String yaml = row.in(FILE);
        AgentSettings agent = AgentLibrary.RSL_RL.bind(Agents.file(AgentLibrary.RSL_RL, yaml));
        SessionSettings session = agent.toSession(4096);
        LearnerSettings learner = agent.toLearner(4096);
        assertEquals(row.text("name"), session.experiment());
        assertEquals(row.integer("iterations"), session.iterations());
        assertEquals(row.integer("save"), session.saveInterval());
        assertEquals(row.integer("steps"), learner.rolloutSteps());
        assertEquals(row.text("actor"), learner.networks().actorHidden().toString());
        assertEquals(row.text("critic"), learner.networks().criticHidden().toString());
        assertEquals(row.decimal("rate"), learner.optimization().learningRate().initial());
        assertEquals(row.decimal("entropy"), learner.loss().entropyCoefficient());
        assertEquals(row.decimal("std"), learner.noise().initialStandardDeviation());
        assertEquals(row.integer("epochs"), learner.optimization().epochs());
        assertEquals(row.integer("batches"), learner.optimization().miniBatches());
        assertEquals(row.decimal("kl"), learner.optimization().learningRate().desiredKl());
        NormalizationSettings.Observations observations = row.bool("normalised")
                ? NormalizationSettings.Observations.RSL_RL
                : NormalizationSettings.Observations.NONE;
        assertEquals(observations, learner.normalization().actorObservations());
        assertEquals(observations, learner.normalization().criticObservations());
        assertEquals(row.decimal("gamma"), learner.returns().gamma());
        assertEquals(row.decimal("value"), learner.loss().valueCoefficient());
    }

    @Test
    void theOldNameForNormalisationIsUnderstood() {
        LearnerSettings learner = Agents.learner(AgentLibrary.RSL_RL, "empirical_normalization: true", 1);
        assertEquals(
                NormalizationSettings.Observations.RSL_RL,
                learner.normalization().actorObservations());
        assertEquals(
                NormalizationSettings.Observations.RSL_RL,
                learner.normalization().criticObservations());
    }

    @Test
    void memoriesAndNoiseComeToTheLearner() {
        LearnerSettings learner = Agents.learner(
                AgentLibrary.RSL_RL,
                "{clip_actions: 5, policy: {class_name: ActorCriticRecurrent, rnn_type: gru, rnn_hidden_dim: 64,"
                        + " noise_std_type: log, state_dependent_std: true, activation: swish}}",
                1);
        assertEquals(
                new NetworkSettings.Recurrence(
                        NetworkSettings.RecurrenceKind.GRU,
                        64,
                        1,
                        0,
                        NetworkSettings.RecurrencePlacement.BEFORE_MLP,
                        false,
                        false),
                learner.networks().recurrence());
        assertEquals(NoiseSettings.Kind.STATE_DEPENDENT, learner.noise().kind());
        assertEquals(ActivationKind.SILU, learner.networks().activation());
        assertEquals(5, learner.actionClip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "policy: {state_dependent_std: true}      | agent.policy.state_dependent_std needs agent.policy.noise_std_type=log",
                "algorithm: {rnd_cfg: {weight: 1}}        | agent.yaml, line 1: agent.algorithm.rnd_cfg (random network distillation)",
                "algorithm: {class_name: Distillation}    | agent.algorithm.class_name is 'Distillation'; only PPO is supported.",
                "actor: {hidden_dims: [3]}                | agent.actor is a name of rsl_rl 4 and later",
                "algorithm: {lamm: 0.9}                   | There is no setting 'agent.algorithm.lamm'. Did you mean 'agent.algorithm.lam'?",
            })
    void whatIsNotThereIsRefused(String yaml, String message) {
        String refusal = Agents.refusal(AgentLibrary.RSL_RL, yaml, 1);
        assertTrue(refusal.contains(message), refusal);
    }
}
