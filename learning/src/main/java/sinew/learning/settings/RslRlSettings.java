package sinew.learning.settings;

import java.util.List;
import java.util.Locale;
import sinew.sim.settings.Liveness;
import sinew.sim.settings.Setting;

/**
 * The settings of rsl_rl 3.1 ({@code agent}).
 *
 * @param seed the seed of every random number of the run
 * @param numStepsPerEnv the length of a rollout in environment steps
 * @param maxIterations how many iterations a run has
 * @param saveInterval the number of iterations between checkpoints
 * @param experimentName the folder that collects the runs of one experiment
 * @param runName added to the name of the run's folder, may be empty
 * @param policy the networks
 * @param algorithm the optimisation
 */
public record RslRlSettings(
        @Setting(
                value = "42",
                help = "Seed of every random number; the same seed gives the same run, bit for bit.",
                minimum = 0,
                maximum = Integer.MAX_VALUE)
        int seed,

        @Setting(value = "24", help = "Environment steps per rollout.", unit = "steps", minimum = 1, maximum = 65536)
        int numStepsPerEnv,

        @Setting(
                value = "1500",
                help = "Iterations of a run; one iteration is a rollout and the update that learns from it.",
                minimum = 1,
                maximum = 100_000_000,
                live = Liveness.NOW)
        int maxIterations,

        @Setting(
                value = "50",
                help = "Iterations between two checkpoints.",
                minimum = 1,
                maximum = 100_000_000,
                live = Liveness.NOW)
        int saveInterval,

        @Setting(value = "experiment", help = "Folder that collects the runs of one experiment.")
        String experimentName,

        @Setting(value = "", help = "Added to the name of the run's folder.")
        String runName,

        Policy policy,
        Algorithm algorithm)
        implements AgentSettings {
    private static final double SMALLEST_LEARNING_RATE = 1e-5;
    private static final double LARGEST_LEARNING_RATE = 1e-2;
    private static final double ADAM_EPSILON = 1e-8;

    @Override
    public AgentLibrary library() {
        return AgentLibrary.RSL_RL;
    }

    @Override
    public SessionSettings toSession(int environments) {
        return new SessionSettings(library(), experimentName, runName, maxIterations, saveInterval);
    }

    @Override
    public LearnerSettings toLearner(int environments) {
        return new LearnerSettings(
                seed,
                numStepsPerEnv,
                new NetworkSettings(
                        policy.actorHiddenDims,
                        policy.criticHiddenDims,
                        ActivationKind.valueOf(policy.activation.toUpperCase(Locale.ROOT)),
                        false,
                        NetworkSettings.Recurrence.NONE,
                        NetworkSettings.Initialization.PYTORCH),
                new NoiseSettings(NoiseSettings.Kind.SCALAR, policy.initNoiseStd),
                new NormalizationSettings(
                        normalization(policy.actorObsNormalization),
                        normalization(policy.criticObsNormalization),
                        false,
                        false,
                        0),
                algorithm.returns(),
                algorithm.loss(),
                algorithm.optimization(),
                0,
                0);
    }

    private static NormalizationSettings.Observations normalization(boolean wanted) {
        return wanted ? NormalizationSettings.Observations.RSL_RL : NormalizationSettings.Observations.NONE;
    }

    /**
     * The networks of actor and critic ({@code agent.policy}), under rsl_rl's names.
     *
     * @param initNoiseStd the initial standard deviation of the action noise
     * @param actorObsNormalization whether the actor's observations are normalised by their running mean and deviation
     * @param criticObsNormalization the same for the critic
     * @param actorHiddenDims the sizes of the actor's hidden layers
     * @param criticHiddenDims the sizes of the critic's hidden layers
     * @param activation the activation function after each hidden layer
     */
    public record Policy(
            @Setting(
                    value = "1.0",
                    help = "Initial standard deviation of the noise that is added to every action.",
                    minimum = 1e-6,
                    maximum = 100)
            double initNoiseStd,

            @Setting(
                    value = "false",
                    help = "Normalise the actor's observations by their running mean and standard deviation.")
            boolean actorObsNormalization,

            @Setting(
                    value = "false",
                    help = "Normalise the critic's observations by their running mean and standard deviation.")
            boolean criticObsNormalization,

            @Setting(
                    value = "[256, 256, 256]",
                    help = "Sizes of the actor's hidden layers, from the first to the last.",
                    minimum = 1,
                    maximum = 8192)
            List<Integer> actorHiddenDims,

            @Setting(
                    value = "[256, 256, 256]",
                    help = "Sizes of the critic's hidden layers, from the first to the last.",
                    minimum = 1,
                    maximum = 8192)
            List<Integer> criticHiddenDims,

            @Setting(
                    value = "elu",
                    help = "Activation function after each hidden layer.",
                    choices = {"elu", "selu", "relu", "lrelu", "tanh", "sigmoid"})
            String activation) {
        /** Freezes the lists. */
        public Policy {
            actorHiddenDims = List.copyOf(actorHiddenDims);
            criticHiddenDims = List.copyOf(criticHiddenDims);
        }
    }

    /**
     * Proximal policy optimisation ({@code agent.algorithm}), under rsl_rl's names and with its defaults.
     *
     * @param numLearningEpochs how often each rollout is learned from
     * @param numMiniBatches into how many parts a rollout is cut
     * @param learningRate Adam's step size, the first one if the schedule is adaptive
     * @param schedule {@code adaptive} (follows the KL divergence) or {@code fixed}
     * @param gamma the discount per environment step
     * @param lam lambda of the generalised advantage estimation
     * @param entropyCoef the weight of the entropy bonus
     * @param desiredKl the KL divergence the adaptive schedule aims at
     * @param maxGradNorm the largest global norm of the gradient
     * @param valueLossCoef the weight of the value loss
     * @param useClippedValueLoss whether the value may move by {@code clipParam} only
     * @param clipParam the clipping range of the probability ratio and of the value
     * @param normalizeAdvantagePerMiniBatch whether advantages are normalised per mini-batch instead of per rollout
     */
    public record Algorithm(
            @Setting(
                    value = "5",
                    help = "How many times each rollout is learned from.",
                    minimum = 1,
                    maximum = 1000,
                    live = Liveness.NOW)
            int numLearningEpochs,

            @Setting(
                    value = "4",
                    help =
                            "Into how many mini-batches a rollout is cut; each gives one step of the optimiser per epoch.",
                    minimum = 1,
                    maximum = 65536,
                    live = Liveness.NOW)
            int numMiniBatches,

            @Setting(
                    value = "0.001",
                    help = "Step size of the Adam optimiser; with the adaptive schedule only the first one.",
                    minimum = 1e-9,
                    maximum = 1,
                    live = Liveness.NOW)
            double learningRate,

            @Setting(
                    value = "adaptive",
                    help = "How the learning rate changes: adaptive follows the KL divergence, fixed keeps it.",
                    choices = {"adaptive", "fixed"},
                    live = Liveness.NOW)
            String schedule,

            @Setting(
                    value = "0.99",
                    help = "Discount of rewards per environment step.",
                    minimum = 0,
                    maximum = 1,
                    live = Liveness.NOW)
            double gamma,

            @Setting(
                    value = "0.95",
                    help = "Lambda of the generalised advantage estimation: 0 trusts the critic, 1 the rewards seen.",
                    minimum = 0,
                    maximum = 1,
                    live = Liveness.NOW)
            double lam,

            @Setting(
                    value = "0.01",
                    help = "Weight of the entropy bonus that keeps the policy exploring.",
                    minimum = 0,
                    maximum = 10,
                    live = Liveness.NOW)
            double entropyCoef,

            @Setting(
                    value = "0.01",
                    help = "KL divergence per update that the adaptive schedule aims at.",
                    unit = "nat",
                    minimum = 1e-9,
                    maximum = 10,
                    live = Liveness.NOW)
            double desiredKl,

            @Setting(
                    value = "1.0",
                    help = "Largest norm of the gradient over all parameters; a longer one is scaled down.",
                    minimum = 1e-9,
                    maximum = 1e9,
                    live = Liveness.NOW)
            double maxGradNorm,

            @Setting(
                    value = "1.0",
                    help = "Weight of the value loss.",
                    minimum = 0,
                    maximum = 1000,
                    live = Liveness.NOW)
            double valueLossCoef,

            @Setting(
                    value = "true",
                    help = "Let the value move by no more than the clipping range in one update.",
                    live = Liveness.NOW)
            boolean useClippedValueLoss,

            @Setting(
                    value = "0.2",
                    help = "Clipping range of the probability ratio (and of the value, if that is clipped).",
                    minimum = 1e-6,
                    maximum = 10,
                    live = Liveness.NOW)
            double clipParam,

            @Setting(
                    value = "false",
                    help = "Normalise advantages within each mini-batch instead of over the whole rollout.",
                    live = Liveness.NOW)
            boolean normalizeAdvantagePerMiniBatch) {
        private ReturnSettings returns() {
            return new ReturnSettings(
                    1,
                    0,
                    gamma,
                    lam,
                    ReturnSettings.TimeOutBootstrap.VALUE_OF_LAST_OBSERVATION,
                    normalizeAdvantagePerMiniBatch
                            ? ReturnSettings.AdvantageNormalization.MINI_BATCH
                            : ReturnSettings.AdvantageNormalization.ROLLOUT);
        }

        private LossSettings loss() {
            return new LossSettings(
                    clipParam,
                    useClippedValueLoss ? LossSettings.ValueLoss.LARGER_OF_CLIPPED : LossSettings.ValueLoss.SQUARED,
                    clipParam,
                    valueLossCoef,
                    entropyCoef,
                    LossSettings.BoundsKind.BEYOND,
                    0);
        }

        private OptimizationSettings optimization() {
            LearningRateSettings rate = new LearningRateSettings(
                    learningRate,
                    schedule.equals("adaptive")
                            ? LearningRateSettings.Schedule.ADAPTIVE_PER_MINI_BATCH
                            : LearningRateSettings.Schedule.FIXED,
                    desiredKl,
                    SMALLEST_LEARNING_RATE,
                    LARGEST_LEARNING_RATE,
                    LearningRateSettings.KlReference.ROLLOUT,
                    0,
                    0);
            return new OptimizationSettings(
                    numLearningEpochs,
                    numMiniBatches,
                    OptimizationSettings.SampleOrder.PERMUTED_ONCE,
                    rate,
                    maxGradNorm,
                    ADAM_EPSILON,
                    0);
        }
    }
}
