package sinew.learning.settings;

import sinew.sim.settings.Liveness;
import sinew.sim.settings.Setting;
import sinew.sim.settings.SettingsException;

/**
 * The settings of Stable-Baselines3's PPO ({@code agent}), under its own names and those of Isaac Lab's files for it.
 *
 * @param seed the seed of every random number of the run
 * @param nTimesteps how many environment steps a run has, over all environments
 * @param saveInterval iterations between checkpoints
 * @param experimentName the folder that collects the runs of one experiment
 * @param runName added to the name of the run's folder, may be empty
 * @param nSteps the length of a rollout in environment steps
 * @param batchSize samples per mini-batch
 * @param nMinibatches into how many parts a rollout is cut, 0 to let the batch size decide
 * @param nEpochs how often each rollout is learned from
 * @param learningRate Adam's step size, the first one if there is a schedule
 * @param learningRateSchedule how the learning rate changes
 * @param gamma the discount per environment step
 * @param gaeLambda lambda of the generalised advantage estimation
 * @param normalizeAdvantage whether advantages are normalised
 * @param entCoef the weight of the entropy bonus
 * @param vfCoef the weight of the value loss
 * @param clipRange the clipping range of the probability ratio
 * @param clipRangeVf by how much the value may move in one update, 0 for any
 * @param maxGradNorm the largest norm of the gradient
 * @param targetKl what the divergence must not exceed 1.5 times, 0 for no limit
 * @param normalizeInput whether observations are normalised
 * @param normalizeValue whether rewards are normalised
 * @param clipObs normalised observations are clamped to plus or minus this
 * @param policyKwargs the networks
 */
public record Sb3Settings(
        @Setting(
                value = "42",
                help = "Seed of every random number; the same seed gives the same run, bit for bit.",
                minimum = 0,
                maximum = Integer.MAX_VALUE)
        int seed,

        @Setting(
                value = "1e6",
                help = "Environment steps of a run, counted over all environments.",
                unit = "steps",
                minimum = 1,
                maximum = 1e12,
                live = Liveness.NOW)
        double nTimesteps,

        @Setting(
                value = "50",
                help = "Iterations between two checkpoints.",
                minimum = 1,
                maximum = 100_000_000,
                live = Liveness.NOW)
        int saveInterval,

        @Setting(
                value = "experiment",
                help = "Folder that collects the runs of one experiment; the task's id unless told otherwise.")
        String experimentName,

        @Setting(value = "", help = "Added to the name of the run's folder.")
        String runName,

        @Setting(value = "2048", help = "Environment steps per rollout.", unit = "steps", minimum = 1, maximum = 65536)
        int nSteps,

        @Setting(
                value = "64",
                help = "Samples per mini-batch; without effect if n_minibatches is set.",
                unit = "samples",
                minimum = 1,
                maximum = 1 << 30,
                live = Liveness.NOW)
        int batchSize,

        @Setting(
                value = "0",
                help = "Into how many mini-batches a rollout is cut; 0 to let batch_size decide.",
                minimum = 0,
                maximum = 65536,
                live = Liveness.NOW)
        int nMinibatches,

        @Setting(
                value = "10",
                help = "How many times each rollout is learned from.",
                minimum = 1,
                maximum = 1000,
                live = Liveness.NOW)
        int nEpochs,

        @Setting(
                value = "3e-4",
                help = "Step size of the Adam optimiser; with the linear schedule the first one.",
                minimum = 1e-9,
                maximum = 1,
                live = Liveness.NOW)
        double learningRate,

        @Setting(
                value = "constant",
                help =
                        "How the learning rate changes: constant keeps it, linear falls to 0 (in files: learning_rate: lin_3e-4).",
                choices = {"constant", "linear"},
                live = Liveness.NOW)
        String learningRateSchedule,

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
        double gaeLambda,

        @Setting(value = "true", help = "Normalise advantages within each mini-batch.", live = Liveness.NOW)
        boolean normalizeAdvantage,

        @Setting(
                value = "0.0",
                help = "Weight of the entropy bonus that keeps the policy exploring.",
                minimum = 0,
                maximum = 10,
                live = Liveness.NOW)
        double entCoef,

        @Setting(value = "0.5", help = "Weight of the value loss.", minimum = 0, maximum = 1000, live = Liveness.NOW)
        double vfCoef,

        @Setting(
                value = "0.2",
                help = "Clipping range of the probability ratio.",
                minimum = 1e-6,
                maximum = 10,
                live = Liveness.NOW)
        double clipRange,

        @Setting(
                value = "0",
                help = "By how much the value may move in one update; 0 (null) for any.",
                minimum = 0,
                maximum = 1e9,
                live = Liveness.NOW)
        double clipRangeVf,

        @Setting(
                value = "0.5",
                help = "Largest norm of the gradient over all parameters; a longer one is scaled down.",
                minimum = 1e-9,
                maximum = 1e9,
                live = Liveness.NOW)
        double maxGradNorm,

        @Setting(
                value = "0",
                help = "An update ends early when the divergence exceeds 1.5 times this; 0 (null) for never.",
                unit = "nat",
                minimum = 0,
                maximum = 10,
                live = Liveness.NOW)
        double targetKl,

        @Setting(value = "false", help = "Normalise observations by their running mean and variance (VecNormalize).")
        boolean normalizeInput,

        @Setting(
                value = "false",
                help = "Divide rewards by the running deviation of their discounted sum; needs normalize_input.")
        boolean normalizeValue,

        @Setting(
                value = "100",
                help = "Normalised observations are clamped to plus or minus this.",
                minimum = 1e-6,
                maximum = 1e9)
        double clipObs,

        Sb3PolicySettings policyKwargs)
        implements AgentSettings {
    /** Isaac Lab's bound of actions that have none. */
    private static final double ACTION_CLIP = 100;

    private static final double NORMALIZATION_EPSILON = 1e-8;
    private static final double STOP_FACTOR = 1.5;

    @Override
    public AgentLibrary library() {
        return AgentLibrary.SB3;
    }

    @Override
    public SessionSettings toSession(int environments) {
        return new SessionSettings(library(), experimentName, runName, iterations(environments), saveInterval);
    }

    /** Rollouts are never cut short: the last one may go beyond the wanted number of steps. */
    private int iterations(int environments) {
        return (int) Math.clamp(Math.ceil(nTimesteps / ((double) nSteps * environments)), 1, Integer.MAX_VALUE);
    }

    @Override
    public LearnerSettings toLearner(int environments) {
        return new LearnerSettings(
                seed,
                nSteps,
                policyKwargs.networks(),
                policyKwargs.noise(),
                normalization(),
                returns(),
                loss(),
                optimization(environments),
                0,
                ACTION_CLIP);
    }

    private NormalizationSettings normalization() {
        if (normalizeValue && !normalizeInput) {
            throw new SettingsException(
                    "agent.normalize_value is true but agent.normalize_input is false; Isaac Lab ignores"
                            + " normalize_value then. Set both, or none.");
        }
        NormalizationSettings.Observations observations = normalizeInput
                ? new NormalizationSettings.Observations(
                        NormalizationSettings.Kind.INSIDE_ROOT_AS_SEEN, NORMALIZATION_EPSILON, clipObs)
                : NormalizationSettings.Observations.NONE;
        return new NormalizationSettings(observations, observations, false, normalizeValue, 0);
    }

    private ReturnSettings returns() {
        return new ReturnSettings(
                1,
                0,
                gamma,
                gaeLambda,
                ReturnSettings.TimeOutBootstrap.VALUE_OF_LAST_OBSERVATION,
                normalizeAdvantage
                        ? ReturnSettings.AdvantageNormalization.MINI_BATCH
                        : ReturnSettings.AdvantageNormalization.NONE);
    }

    private LossSettings loss() {
        return new LossSettings(
                clipRange,
                clipRangeVf == 0 ? LossSettings.ValueLoss.SQUARED : LossSettings.ValueLoss.CLIPPED,
                clipRangeVf,
                vfCoef,
                entCoef,
                LossSettings.BoundsKind.BEYOND,
                0);
    }

    private OptimizationSettings optimization(int environments) {
        boolean linear = learningRateSchedule.equals("linear");
        LearningRateSettings rate = new LearningRateSettings(
                learningRate,
                linear ? LearningRateSettings.Schedule.LINEAR : LearningRateSettings.Schedule.FIXED,
                0,
                0,
                learningRate,
                LearningRateSettings.KlReference.ROLLOUT,
                iterations(environments),
                STOP_FACTOR * targetKl);
        return new OptimizationSettings(
                nEpochs,
                miniBatches(environments),
                OptimizationSettings.SampleOrder.PERMUTED_EACH_EPOCH,
                rate,
                maxGradNorm,
                policyKwargs.optimizerKwargs().eps(),
                policyKwargs.optimizerKwargs().weightDecay());
    }

    /** A batch size above that of the rollout means the whole rollout. */
    private int miniBatches(int environments) {
        return nMinibatches > 0 ? nMinibatches : (int) Math.max(1, (long) nSteps * environments / batchSize);
    }
}
