package sinew.app.bench;

import sinew.app.run.Device;
import sinew.learning.cuda.Precision;
import sinew.learning.settings.LearnerSettings;
import sinew.learning.settings.LearningRateSettings;
import sinew.learning.settings.OptimizationSettings;
import sinew.learning.settings.RslRlSettings;
import sinew.sim.settings.Settings;
import sinew.sim.settings.SettingsSchema;

/**
 * A learner that is measured alone, without a simulation.
 *
 * @param network its networks
 * @param environments from how many environments the rollouts seem to come
 * @param device where it learns
 * @param precision how a GPU computes matrix products; the CPU uses 32-bit floats
 * @param repeats how often it is measured; the median counts
 * @param seed the seed of everything random
 */
public record LearnerScenario(
        LearnerNetwork network, int environments, Device device, Precision precision, int repeats, int seed) {
    /** So small that the networks stay what they are, however long it takes. */
    private static final double STANDING_STILL = 1e-7;

    private static final int STANDARD_ENVIRONMENTS = 4096;
    private static final double MOST_OPERATIONS_OF_A_CPU = 5e10;

    /** The settings of rsl_rl for these networks. */
    LearnerSettings settings() {
        String hidden = network.hidden().toString();
        Settings settings = SettingsSchema.ofRecord("agent", RslRlSettings.class)
                .standards()
                .with("agent.seed", Integer.toString(seed))
                .with("agent.num_steps_per_env", Integer.toString(network.steps()))
                .with("agent.policy.actor_hidden_dims", hidden)
                .with("agent.policy.critic_hidden_dims", hidden)
                .with("agent.algorithm.num_learning_epochs", Integer.toString(LearnerNetwork.EPOCHS))
                .with("agent.algorithm.num_mini_batches", Integer.toString(LearnerNetwork.MINI_BATCHES));
        return standingStill(settings.bind("agent", RslRlSettings.class).toLearner(environments));
    }

    /** The adaptive learning rate is worked out, but stays within bounds that change nothing. */
    private static LearnerSettings standingStill(LearnerSettings settings) {
        OptimizationSettings optimization = settings.optimization();
        LearningRateSettings rate = optimization.learningRate();
        LearningRateSettings bounded = new LearningRateSettings(
                STANDING_STILL,
                LearningRateSettings.Schedule.ADAPTIVE_PER_MINI_BATCH,
                rate.desiredKl(),
                STANDING_STILL,
                STANDING_STILL,
                rate.klReference(),
                rate.decayIterations(),
                rate.stopKl());
        return new LearnerSettings(
                settings.seed(),
                settings.rolloutSteps(),
                settings.networks(),
                settings.noise(),
                settings.normalization(),
                settings.returns(),
                settings.loss(),
                new OptimizationSettings(
                        optimization.epochs(),
                        optimization.miniBatches(),
                        optimization.order(),
                        bounded,
                        optimization.maximumGradientNorm(),
                        optimization.adamEpsilon(),
                        optimization.weightDecay()),
                settings.observationClip(),
                settings.actionClip());
    }

    /**
     * The standard number of environments.
     *
     * @param network the networks
     * @param device where they learn
     * @return 4096; on the CPU fewer for larger networks, so that an update takes no more than seconds
     */
    public static int standardEnvironments(LearnerNetwork network, Device device) {
        int environments = STANDARD_ENVIRONMENTS;
        while (device.kind() == Device.Kind.CPU && network.updateOperations(environments) > MOST_OPERATIONS_OF_A_CPU) {
            environments /= 2;
        }
        return environments;
    }
}
