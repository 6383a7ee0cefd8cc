package sinew.learning.settings;

import sinew.sim.settings.Liveness;
import sinew.sim.settings.Setting;
import sinew.sim.settings.SettingsException;

/**
 * Rollout, loss and optimisation of rl_games ({@code agent.params.config}), under the keys of its YAML files.
 *
 * @param name the folder that collects the runs of one experiment
 * @param fullExperimentName added to the name of the run's folder, may be empty
 * @param horizonLength the length of a rollout in environment steps
 * @param minibatchSize samples per mini-batch
 * @param miniEpochs how often each rollout is learned from
 * @param seqLength after how many steps gradients through recurrent layers stop
 * @param maxEpochs how many iterations a run has
 * @param saveFrequency iterations between checkpoints, 0 for none but the last
 * @param learningRate Adam's step size, the first one if there is a schedule
 * @param lrSchedule how the learning rate changes
 * @param scheduleType when the adaptive learning rate changes
 * @param klThreshold the KL divergence that the adaptive schedule aims at
 * @param weightDecay the multiple of each parameter that is added to its gradient
 * @param truncateGrads whether the gradient is limited
 * @param gradNorm the largest norm of the gradient
 * @param gamma the discount per environment step
 * @param tau lambda of the generalised advantage estimation
 * @param valueBootstrap whether time-outs are bootstrapped
 * @param rewardShaper what the learner sees of a reward
 * @param eClip the clipping range of the probability ratio and of the value
 * @param clipValue whether the value may move by the clipping range only
 * @param criticCoef twice the weight of the value loss
 * @param entropyCoef the weight of the entropy bonus
 * @param boundsLossCoef the weight of the loss that keeps mean actions within bounds
 * @param boundLossType what that loss punishes
 * @param normalizeInput whether observations are normalised
 * @param normalizeValue whether values are normalised
 * @param normalizeAdvantage whether advantages are normalised
 * @param clipActions whether actions are clamped to plus or minus 1
 */
public record RlGamesConfigSettings(
        @Setting(value = "experiment", help = "Folder that collects the runs of one experiment.")
        String name,

        @Setting(value = "", help = "Added to the name of the run's folder.")
        String fullExperimentName,

        @Setting(value = "16", help = "Environment steps per rollout.", unit = "steps", minimum = 1, maximum = 65536)
        int horizonLength,

        @Setting(
                value = "32768",
                help = "Samples per mini-batch; must divide horizon_length times the number of environments.",
                unit = "samples",
                minimum = 1,
                maximum = 1 << 30,
                live = Liveness.NOW)
        int minibatchSize,

        @Setting(
                value = "4",
                help = "How many times each rollout is learned from.",
                minimum = 1,
                maximum = 1000,
                live = Liveness.NOW)
        int miniEpochs,

        @Setting(
                value = "4",
                help = "Steps after which the gradient through recurrent layers stops.",
                unit = "steps",
                minimum = 1,
                maximum = 65536)
        int seqLength,

        @Setting(
                value = "500",
                help = "Iterations of a run; one iteration is a rollout and the update that learns from it.",
                minimum = 1,
                maximum = 100_000_000,
                live = Liveness.NOW)
        int maxEpochs,

        @Setting(
                value = "50",
                help = "Iterations between two checkpoints; 0 for none but the last.",
                minimum = 0,
                maximum = 100_000_000,
                live = Liveness.NOW)
        int saveFrequency,

        @Setting(
                value = "3e-4",
                help = "Step size of the Adam optimiser; with a schedule only the first one.",
                minimum = 1e-9,
                maximum = 1,
                live = Liveness.NOW)
        double learningRate,

        @Setting(
                value = "adaptive",
                help =
                        "How the learning rate changes: adaptive follows the KL divergence, linear falls to 1e-6, the others keep it.",
                choices = {"adaptive", "linear", "fixed", "constant", "identity", "None"},
                live = Liveness.NOW)
        String lrSchedule,

        @Setting(
                value = "legacy",
                help =
                        "When the adaptive learning rate changes: after each mini-batch (legacy) or after each mini-epoch (standard).",
                choices = {"legacy", "standard"},
                live = Liveness.NOW)
        String scheduleType,

        @Setting(
                value = "0.008",
                help = "KL divergence that the adaptive schedule aims at.",
                unit = "nat",
                minimum = 1e-9,
                maximum = 10,
                live = Liveness.NOW)
        double klThreshold,

        @Setting(
                value = "0.0",
                help = "Multiple of each parameter that is added to its gradient.",
                minimum = 0,
                maximum = 1,
                live = Liveness.NOW)
        double weightDecay,

        @Setting(value = "true", help = "Limit the norm of the gradient to grad_norm.", live = Liveness.NOW)
        boolean truncateGrads,

        @Setting(
                value = "1.0",
                help = "Largest norm of the gradient over all parameters; a longer one is scaled down.",
                minimum = 1e-9,
                maximum = 1e9,
                live = Liveness.NOW)
        double gradNorm,

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
        double tau,

        @Setting(
                value = "false",
                help = "Let the value of the last observation stand for the rewards after a time-out.",
                live = Liveness.NOW)
        boolean valueBootstrap,

        RewardShaper rewardShaper,

        @Setting(
                value = "0.2",
                help = "Clipping range of the probability ratio (and of the value, if that is clipped).",
                minimum = 1e-6,
                maximum = 10,
                live = Liveness.NOW)
        double eClip,

        @Setting(
                value = "true",
                help = "Let the value move by no more than the clipping range in one update.",
                live = Liveness.NOW)
        boolean clipValue,

        @Setting(
                value = "4",
                help = "Twice the weight of the value loss.",
                minimum = 0,
                maximum = 1000,
                live = Liveness.NOW)
        double criticCoef,

        @Setting(
                value = "0.0",
                help = "Weight of the entropy bonus that keeps the policy exploring.",
                minimum = 0,
                maximum = 10,
                live = Liveness.NOW)
        double entropyCoef,

        @Setting(
                value = "0.0001",
                help = "Weight of the loss that keeps mean actions within bounds; 0 for none.",
                minimum = 0,
                maximum = 1000,
                live = Liveness.NOW)
        double boundsLossCoef,

        @Setting(
                value = "bound",
                help = "What that loss punishes: means beyond plus or minus 1.1 (bound), or all (regularisation).",
                choices = {"bound", "regularisation"},
                live = Liveness.NOW)
        String boundLossType,

        @Setting(value = "true", help = "Normalise observations by their running mean and variance.")
        boolean normalizeInput,

        @Setting(value = "true", help = "Normalise values and returns by their running mean and variance.")
        boolean normalizeValue,

        @Setting(value = "true", help = "Normalise advantages over the rollout.", live = Liveness.NOW)
        boolean normalizeAdvantage,

        @Setting(
                value = "true",
                help =
                        "Clamp actions to plus or minus 1 before the environment sees them; else params.env.clip_actions alone clamps.")
        boolean clipActions) {
    private static final double SMALLEST_LEARNING_RATE = 1e-6;
    private static final double LARGEST_LEARNING_RATE = 1e-2;
    private static final double ADAM_EPSILON = 1e-8;

    /**
     * The group {@code reward_shaper}: {@code (reward + shift) * scale}.
     *
     * @param scaleValue by which rewards are multiplied
     * @param shiftValue what is added to rewards before
     */
    public record RewardShaper(
            @Setting(
                    value = "1.0",
                    help = "By which rewards are multiplied.",
                    minimum = -1e9,
                    maximum = 1e9,
                    live = Liveness.NOW)
            double scaleValue,

            @Setting(
                    value = "0.0",
                    help = "What is added to rewards before they are multiplied.",
                    minimum = -1e9,
                    maximum = 1e9,
                    live = Liveness.NOW)
            double shiftValue) {}

    void requireWholeSequences() {
        if (horizonLength % seqLength != 0 || minibatchSize % seqLength != 0) {
            throw new SettingsException("agent.params.config.seq_length is " + seqLength
                    + "; with recurrent layers it must divide horizon_length (" + horizonLength
                    + ") and minibatch_size ("
                    + minibatchSize + ").");
        }
    }

    NormalizationSettings normalization() {
        NormalizationSettings.Observations observations =
                normalizeInput ? NormalizationSettings.Observations.RL_GAMES : NormalizationSettings.Observations.NONE;
        return new NormalizationSettings(observations, observations, normalizeValue, false, 0);
    }

    ReturnSettings returns() {
        return new ReturnSettings(
                rewardShaper.scaleValue,
                rewardShaper.shiftValue,
                gamma,
                tau,
                valueBootstrap
                        ? ReturnSettings.TimeOutBootstrap.VALUE_OF_LAST_OBSERVATION
                        : ReturnSettings.TimeOutBootstrap.NONE,
                normalizeAdvantage
                        ? ReturnSettings.AdvantageNormalization.ROLLOUT
                        : ReturnSettings.AdvantageNormalization.NONE);
    }

    LossSettings loss() {
        return new LossSettings(
                eClip,
                clipValue ? LossSettings.ValueLoss.LARGER_OF_CLIPPED : LossSettings.ValueLoss.SQUARED,
                eClip,
                0.5 * criticCoef,
                entropyCoef,
                boundLossType.equals("bound") ? LossSettings.BoundsKind.BEYOND : LossSettings.BoundsKind.REGULARISATION,
                boundsLossCoef);
    }

    OptimizationSettings optimization(int environments) {
        return new OptimizationSettings(
                miniEpochs,
                miniBatches(environments),
                OptimizationSettings.SampleOrder.CONTIGUOUS_BY_ENVIRONMENT,
                new LearningRateSettings(
                        learningRate,
                        schedule(),
                        klThreshold,
                        SMALLEST_LEARNING_RATE,
                        LARGEST_LEARNING_RATE,
                        LearningRateSettings.KlReference.PREVIOUS_PASS,
                        maxEpochs,
                        0),
                truncateGrads ? gradNorm : 0,
                ADAM_EPSILON,
                weightDecay);
    }

    private int miniBatches(int environments) {
        long samples = (long) horizonLength * environments;
        if (samples % minibatchSize != 0) {
            throw new SettingsException("agent.params.config.minibatch_size is " + minibatchSize + ", but a rollout of "
                    + horizonLength + " steps (horizon_length) in " + environments + " environments has " + samples
                    + " samples, which cannot be cut into mini-batches of that size; set it to "
                    + nearestDivisor(samples) + ", or change the number of environments.");
        }
        return (int) (samples / minibatchSize);
    }

    /** The largest divisor of the samples that is not above the wanted size. */
    private long nearestDivisor(long samples) {
        long divisor = Math.min(minibatchSize, samples);
        while (samples % divisor != 0) {
            divisor--;
        }
        return divisor;
    }

    private LearningRateSettings.Schedule schedule() {
        return switch (lrSchedule) {
            case "adaptive" ->
                scheduleType.equals("legacy")
                        ? LearningRateSettings.Schedule.ADAPTIVE_AFTER_MINI_BATCH
                        : LearningRateSettings.Schedule.ADAPTIVE_PER_EPOCH;
            case "linear" -> LearningRateSettings.Schedule.LINEAR;
            default -> LearningRateSettings.Schedule.FIXED;
        };
    }
}
