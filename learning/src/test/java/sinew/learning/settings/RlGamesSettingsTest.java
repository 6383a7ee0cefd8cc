package sinew.learning.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RlGamesSettingsTest {
    /** Isaac Lab's and IsaacGymEnvs' files, with the places where they differ. */
    private static final String FILE = """
            params:
              seed: ${...seed}
              env: {clip_observations: 5.0, clip_actions: 1.0}
              algo: {name: a2c_continuous}
              model: {name: continuous_a2c_logstd}
              network:
                name: actor_critic
                separate: False
                space:
                  continuous:
                    mu_activation: None
                    sigma_activation: None
                    mu_init: {name: default}
                    sigma_init: {name: const_initializer, val: <sigma>}
                    fixed_sigma: True
                mlp:
                  units: <units>
                  activation: <activation>
                  d2rl: False
                  initializer: {name: default}
                  regularizer: {name: None}
                rnn: {name: <memory>, units: <memory_units>, layers: 1, before_mlp: <before>, concat_input: <concatenated>, layer_norm: <layer_norm>}
              load_checkpoint: ${if:${...checkpoint},True,False}
              load_path: ${...checkpoint}
              config:
                name: ${resolve_default:Ant,${....experiment}}
                full_experiment_name: ${.name}
                env_name: rlgpu
                device: 'cuda:0'
                multi_gpu: ${....multi_gpu}
                ppo: True
                mixed_precision: True
                normalize_input: <input>
                normalize_value: <value>
                value_bootstrap: <bootstrap>
                num_actors: ${....task.env.numEnvs}
                reward_shaper: {scale_value: <scale>}
                normalize_advantage: True
                gamma: <gamma>
                tau: 0.95
                learning_rate: <rate>
                lr_schedule: <schedule>
                schedule_type: <when>
                kl_threshold: <kl>
                score_to_win: 20000
                max_epochs: ${resolve_default:<iterations>,${....max_iterations}}
                save_best_after: 200
                save_frequency: 50
                grad_norm: 1.0
                entropy_coef: <entropy>
                truncate_grads: <truncated>
                e_clip: <clip>
                horizon_length: <horizon>
                minibatch_size: <minibatch>
                mini_epochs: <epochs>
                critic_coef: <critic>
                clip_value: <clipped>
                seq_len: <sequence>
                bounds_loss_coef: <bounds>
                player: {deterministic: True, games_num: 100000}
            """;

    static Stream<Row> tasks() throws IOException {
        return Row.all("rl_games.csv");
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void everyTaskOfIsaacLabAndIsaacGymEnvsHasItsOwnValues(Row row) {
        int miniBatch = row.integer("minibatch");
        if (row.bool("refused")) {
            String refusal = Agents.refusal(
                    AgentLibrary.RL_GAMES, row.in(FILE) + "    central_value_config: {minibatch_size: 4}\n", miniBatch);
            assertTrue(refusal.contains("agent.params.config.central_value_config (a critic that learns"), refusal);
            return;
        }
        AgentSettings agent = AgentLibrary.RL_GAMES.bind(Agents.file(AgentLibrary.RL_GAMES, row.in(FILE)));
        SessionSettings session = agent.toSession(miniBatch);
        assertEquals("Ant", session.experiment());
        assertEquals(row.integer("iterations"), session.iterations());
        LearnerSettings learner = agent.toLearner(miniBatch);
        assertNetworks(row, learner);
        assertLearning(row, learner);
        assertEquals(row.integer("horizon"), learner.optimization().miniBatches());
        assertEquals(5, learner.observationClip());
        assertEquals(1, learner.actionClip());
    }

    private static void assertNetworks(Row row, LearnerSettings learner) {
        NetworkSettings networks = learner.networks();
        assertEquals(row.text("units"), networks.actorHidden().toString());
        assertEquals(row.text("units"), networks.criticHidden().toString());
        assertEquals(row.text("activation"), networks.activation().word());
        assertTrue(networks.sharedTrunk());
        assertTrue(networks.initialization().zeroBiases());
        NetworkSettings.Recurrence recurrence = networks.recurrence();
        assertEquals(
                row.text("memory").toUpperCase(Locale.ROOT), recurrence.kind().name());
        if (recurrence.kind() != NetworkSettings.RecurrenceKind.NONE) {
            assertEquals(row.integer("memory_units"), recurrence.hidden());
            assertEquals(row.integer("sequence"), recurrence.sequenceLength());
            assertEquals(row.bool("before"), recurrence.placement() == NetworkSettings.RecurrencePlacement.BEFORE_MLP);
            assertEquals(row.bool("concatenated") && !row.bool("before"), recurrence.concatenateInput());
            assertEquals(row.bool("layer_norm"), recurrence.layerNormalization());
        }
        assertEquals(NoiseSettings.Kind.LOG, learner.noise().kind());
        assertEquals(Math.exp(row.decimal("sigma")), learner.noise().initialStandardDeviation());
    }

    private static void assertLearning(Row row, LearnerSettings learner) {
        assertEquals(row.integer("horizon"), learner.rolloutSteps());
        NormalizationSettings.Observations observations = row.bool("input")
                ? NormalizationSettings.Observations.RL_GAMES
                : NormalizationSettings.Observations.NONE;
        assertEquals(
                new NormalizationSettings(observations, observations, row.bool("value"), false, 0),
                learner.normalization());
        assertEquals(
                new ReturnSettings(
                        row.decimal("scale"),
                        0,
                        row.decimal("gamma"),
                        0.95,
                        row.bool("bootstrap")
                                ? ReturnSettings.TimeOutBootstrap.VALUE_OF_LAST_OBSERVATION
                                : ReturnSettings.TimeOutBootstrap.NONE,
                        ReturnSettings.AdvantageNormalization.ROLLOUT),
                learner.returns());
        assertEquals(
                new LossSettings(
                        row.decimal("clip"),
                        row.bool("clipped") ? LossSettings.ValueLoss.LARGER_OF_CLIPPED : LossSettings.ValueLoss.SQUARED,
                        row.decimal("clip"),
                        0.5 * row.decimal("critic"),
                        row.decimal("entropy"),
                        LossSettings.BoundsKind.BEYOND,
                        row.decimal("bounds")),
                learner.loss());
        assertEquals(row.integer("epochs"), learner.optimization().epochs());
        assertEquals(
                OptimizationSettings.SampleOrder.CONTIGUOUS_BY_ENVIRONMENT,
                learner.optimization().order());
        assertEquals(row.bool("truncated") ? 1 : 0, learner.optimization().maximumGradientNorm());
        assertEquals(1e-8, learner.optimization().adamEpsilon());
        LearningRateSettings.Schedule schedule = switch (row.text("schedule") + " " + row.text("when")) {
            case "adaptive legacy" -> LearningRateSettings.Schedule.ADAPTIVE_AFTER_MINI_BATCH;
            case "adaptive standard" -> LearningRateSettings.Schedule.ADAPTIVE_PER_EPOCH;
            case "linear standard" -> LearningRateSettings.Schedule.LINEAR;
            default -> LearningRateSettings.Schedule.FIXED;
        };
        assertEquals(
                new LearningRateSettings(
                        row.decimal("rate"),
                        schedule,
                        row.decimal("kl"),
                        1e-6,
                        1e-2,
                        LearningRateSettings.KlReference.PREVIOUS_PASS,
                        row.integer("iterations"),
                        0),
                learner.optimization().learningRate());
    }

    @Test
    void separateNetworksAndNoiseOfTheStateComeToTheLearner() {
        LearnerSettings learner = Agents.learner(
                AgentLibrary.RL_GAMES,
                "params: {network: {separate: True, space: {continuous: {fixed_sigma: False}}},"
                        + " config: {minibatch_size: 16, clip_actions: False, bound_loss_type: regularisation},"
                        + " env: {clip_actions: 100.0}}",
                1);
        assertFalse(learner.networks().sharedTrunk());
        assertEquals(new NoiseSettings(NoiseSettings.Kind.STATE_DEPENDENT, 1), learner.noise());
        assertEquals(100, learner.actionClip());
        assertEquals(LossSettings.BoundsKind.REGULARISATION, learner.loss().boundsKind());
    }

    @Test
    void noCheckpointsButTheLastOneIsARunWithoutInterval() {
        AgentSettings agent = AgentLibrary.RL_GAMES.bind(
                Agents.file(AgentLibrary.RL_GAMES, "params: {config: {save_frequency: 0, full_experiment_name: x}}"));
        assertEquals(Integer.MAX_VALUE, agent.toSession(1).saveInterval());
        assertEquals("x", agent.toSession(1).runName());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "config: {minibatch_size: 24}      | agent.params.config.minibatch_size is 24, but a rollout of 16 steps (horizon_length) in 2 environments has 32 samples, which cannot be cut into mini-batches of that size; set it to 16",
                "config: {minibatch_size: '${.x}'} | agent.yaml, line 1: agent.params.config.minibatch_size is the expression ${.x}",
                "config: {e_clp: 0.2}              | There is no setting 'agent.params.config.e_clp'. Did you mean 'agent.params.config.e_clip'?",
                "config: {ppo: False}              | agent.params.config.ppo is 'False'; only true is supported.",
                "config: {max_frames: 1000}        | agent.params.config.max_frames is '1000'; only -1 is supported. Set max_epochs instead.",
                "algo: {name: sac}                 | Only PPO for continuous actions is supported.",
                "model: {name: continuous_a2c}     | agent.params.model.name is 'continuous_a2c'",
                "network: {cnn: {type: conv2d}}    | agent.params.network.cnn (convolutions) is not supported",
                "network: {mlp: {d2rl: True}}      | agent.params.network.mlp.d2rl is 'True'; only false",
                "load_path: model.pth              | name a checkpoint of Sinew with --checkpoint",
                "env: {clip_actions: 2.0}          | so that rl_games multiplies actions by agent.params.env.clip_actions",
                "network: {space: {continuous: {fixed_sigma: False, sigma_init: {val: 1}}}} | only 0 is supported then",
                "network: {rnn: {name: lstm, units: 8, layers: 1}} | agent.params.config.seq_length is 3; with recurrent layers it must divide horizon_length (16)",
            })
    void whatIsNotThereIsRefused(String yaml, String message) {
        String config = yaml.startsWith("config") ? "" : ", config: {minibatch_size: 32, seq_length: 3}";
        String refusal = Agents.refusal(AgentLibrary.RL_GAMES, "params: {" + yaml.strip() + config + "}", 2);
        assertTrue(refusal.contains(message), refusal);
    }

    @Test
    void populationsAreRefusedOnlyWhenTheyAreWanted() {
        Agents.learner(AgentLibrary.RL_GAMES, "pbt: {enabled: False, policy_idx: 0, mutation: {a: b}}", 4096);
        String refusal = Agents.refusal(AgentLibrary.RL_GAMES, "pbt: {enabled: True}", 4096);
        assertTrue(refusal.contains("agent.pbt.enabled is true; populations are not supported"), refusal);
    }
}
