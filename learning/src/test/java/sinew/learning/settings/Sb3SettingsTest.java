package sinew.learning.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Sb3SettingsTest {
    @Test
    void theStandardIsThatOfTheLibrary() {
        LearnerSettings learner = Agents.learner(AgentLibrary.SB3, "", 1);
        assertEquals(2048, learner.rolloutSteps());
        assertEquals(List.of(64, 64), learner.networks().actorHidden());
        assertEquals(ActivationKind.TANH, learner.networks().activation());
        assertEquals(
                new NetworkSettings.Initialization(
                        NetworkSettings.InitializationKind.ORTHOGONAL, Math.sqrt(2), 0.01, 1, true),
                learner.networks().initialization());
        assertEquals(new NoiseSettings(NoiseSettings.Kind.LOG, 1), learner.noise());
        assertEquals(
                new LossSettings(0.2, LossSettings.ValueLoss.SQUARED, 0, 0.5, 0, LossSettings.BoundsKind.BEYOND, 0),
                learner.loss());
        assertEquals(
                new OptimizationSettings(
                        10,
                        32,
                        OptimizationSettings.SampleOrder.PERMUTED_EACH_EPOCH,
                        new LearningRateSettings(
                                3e-4,
                                LearningRateSettings.Schedule.FIXED,
                                0,
                                0,
                                3e-4,
                                LearningRateSettings.KlReference.ROLLOUT,
                                489,
                                0),
                        0.5,
                        1e-5,
                        0),
                learner.optimization());
        assertEquals(
                ReturnSettings.AdvantageNormalization.MINI_BATCH,
                learner.returns().advantageNormalization());
        assertEquals(100, learner.actionClip());
    }

    @Test
    void cartpoleIsThatOfIsaacLab() {
        AgentSettings agent = AgentLibrary.SB3.bind(Agents.file(AgentLibrary.SB3, """
                seed: 42
                n_timesteps: !!float 1e6
                policy: 'MlpPolicy'
                n_steps: 16
                batch_size: 4096
                gae_lambda: 0.95
                gamma: 0.99
                n_epochs: 20
                ent_coef: 0.01
                learning_rate: !!float 3e-4
                clip_range: !!float 0.2
                policy_kwargs:
                  activation_fn: 'nn.ELU'
                  net_arch: [32, 32]
                  squash_output: False
                vf_coef: 1.0
                max_grad_norm: 1.0
                device: "cuda:0"
                """));
        assertEquals(16, agent.toSession(4096).iterations());
        LearnerSettings learner = agent.toLearner(4096);
        assertEquals(List.of(32, 32), learner.networks().criticHidden());
        assertEquals(ActivationKind.ELU, learner.networks().activation());
        assertEquals(16, learner.optimization().miniBatches());
        assertEquals(20, learner.optimization().epochs());
        assertEquals(0.01, learner.loss().entropyCoefficient());
        assertEquals(1, learner.optimization().maximumGradientNorm());
    }

    @Test
    void antIsThatOfIsaacLab() {
        AgentSettings agent = AgentLibrary.SB3.bind(Agents.file(AgentLibrary.SB3, """
                n_timesteps: !!float 1e8
                n_steps: 16
                batch_size: 32768
                gae_lambda: 0.9
                n_epochs: 4
                learning_rate: !!float 3e-5
                clip_range: 0.4
                policy_kwargs:
                  log_std_init: -1
                  ortho_init: False
                  activation_fn: 'nn.ReLU'
                  net_arch:
                    pi: [256, 256]
                    vf: [256, 256]
                """));
        assertEquals(1526, agent.toSession(4096).iterations());
        LearnerSettings learner = agent.toLearner(4096);
        assertEquals(2, learner.optimization().miniBatches());
        assertEquals(0.4, learner.loss().clip());
        assertEquals(Math.exp(-1), learner.noise().initialStandardDeviation());
        assertEquals(NetworkSettings.Initialization.PYTORCH, learner.networks().initialization());
        assertEquals(List.of(256, 256), learner.networks().actorHidden());
    }

    @Test
    void humanoidAndA1AreThoseOfIsaacLab() {
        LearnerSettings learner = Agents.learner(AgentLibrary.SB3, """
                n_steps: 24
                n_minibatches: 4
                n_epochs: 5
                normalize_input: True
                normalize_value: False
                clip_obs: 10.0
                target_kl: 0.01
                policy_kwargs: {optimizer_kwargs: {eps: !!float 1e-8}}
                """, 4096);
        assertEquals(4, learner.optimization().miniBatches());
        assertEquals(1e-8, learner.optimization().adamEpsilon());
        assertEquals(0.015, learner.optimization().learningRate().stopKl(), 1e-12);
        assertEquals(
                new NormalizationSettings.Observations(NormalizationSettings.Kind.INSIDE_ROOT_AS_SEEN, 1e-8, 10),
                learner.normalization().actorObservations());
    }

    @Test
    void aLinearLearningRateAndAClippedValueAreUnderstood() {
        LearnerSettings learner =
                Agents.learner(AgentLibrary.SB3, "{learning_rate: lin_2e-4, clip_range_vf: 0.3, target_kl: null}", 1);
        assertEquals(2e-4, learner.optimization().learningRate().initial());
        assertEquals(
                LearningRateSettings.Schedule.LINEAR,
                learner.optimization().learningRate().schedule());
        assertEquals(LossSettings.ValueLoss.CLIPPED, learner.loss().valueLoss());
        assertEquals(0.3, learner.loss().valueClip());
        assertEquals(
                LossSettings.ValueLoss.SQUARED,
                Agents.learner(AgentLibrary.SB3, "clip_range_vf: -1", 1).loss().valueLoss());
    }

    @ParameterizedTest
    @CsvSource({"n_minibatches: 8, 4096, 8", "batch_size: 100000, 2, 1", "batch_size: 1000, 2, 4"})
    void theBatchSizeOrTheNumberOfBatchesDecides(String yaml, int environments, int batches) {
        LearnerSettings learner = Agents.learner(AgentLibrary.SB3, yaml, environments);
        assertEquals(batches, learner.optimization().miniBatches());
    }

    @Test
    void aBatchSizeThatIsSetLaterWins() {
        String yaml = "{n_minibatches: 8, batch_size: 1024}";
        assertEquals(2, Agents.learner(AgentLibrary.SB3, yaml, 1).optimization().miniBatches());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "use_sde: True                 | agent.yaml, line 1: agent.use_sde is 'True'; only false is supported.",
                "policy: CnnPolicy             | agent.policy is 'CnnPolicy'; only MlpPolicy is supported.",
                "clip_range: lin_0.2           | a clipping range that changes is not supported",
                "normalize_value: True         | agent.normalize_value is true but agent.normalize_input is false",
                "policy_kwargs: {net_arch: [{pi: [3]}]} | agent.policy_kwargs.net_arch is not understood",
                "n_step: 5                     | There is no setting 'agent.n_step'. Did you mean 'agent.n_steps'?",
                "policy_kwargs: {activation_fn: nn.Elu} | agent.policy_kwargs.activation_fn",
            })
    void whatIsNotThereIsRefused(String yaml, String message) {
        String refusal = Agents.refusal(AgentLibrary.SB3, yaml.strip(), 1);
        assertTrue(refusal.contains(message), refusal);
    }
}
