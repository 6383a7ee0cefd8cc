package sinew.learning.settings;

import sinew.sim.settings.Liveness;
import sinew.sim.settings.Setting;

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
public record RslRlAlgorithmSettings(
        @Setting(
                value = "5",
                help = "How many times each rollout is learned from.",
                minimum = 1,
                maximum = 1000,
                live = Liveness.NOW)
        int numLearningEpochs,

        @Setting(
                value = "4",
                help = "Into how many mini-batches a rollout is cut; each gives one step of the optimiser per epoch.",
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

        @Setting(value = "1.0", help = "Weight of the value loss.", minimum = 0, maximum = 1000, live = Liveness.NOW)
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
    private static final double SMALLEST_LEARNING_RATE = 1e-5;
    private static final double LARGEST_LEARNING_RATE = 1e-2;
    private static final double ADAM_EPSILON = 1e-8;

    ReturnSettings returns() {
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

    LossSettings loss() {
        return new LossSettings(
                clipParam,
                useClippedValueLoss ? LossSettings.ValueLoss.LARGER_OF_CLIPPED : LossSettings.ValueLoss.SQUARED,
                clipParam,
                valueLossCoef,
                entropyCoef,
                LossSettings.BoundsKind.BEYOND,
                0);
    }

    OptimizationSettings optimization() {
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
