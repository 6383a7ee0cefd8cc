package sinew.learning;

import java.util.List;
import sinew.learning.settings.ActivationKind;
import sinew.learning.settings.LearnerSettings;
import sinew.learning.settings.LearningRateSettings;
import sinew.learning.settings.LossSettings;
import sinew.learning.settings.NetworkSettings;
import sinew.learning.settings.NoiseSettings;
import sinew.learning.settings.NormalizationSettings;
import sinew.learning.settings.NormalizationSettings.Observations;
import sinew.learning.settings.OptimizationSettings;
import sinew.learning.settings.ReturnSettings;

/** Settings of small learners for tests, changed field by field; the first values are rsl_rl's. */
public final class LearnerSettingsBuilder {
    public int seed = 42;
    public int rolloutSteps = 6;
    public List<Integer> hidden = List.of(5, 3);
    public ActivationKind activation = ActivationKind.TANH;
    public boolean sharedTrunk;
    public NetworkSettings.Recurrence recurrence = NetworkSettings.Recurrence.NONE;
    public NetworkSettings.Initialization initialization = NetworkSettings.Initialization.PYTORCH;
    public NoiseSettings.Kind noise = NoiseSettings.Kind.SCALAR;
    public double noiseStd = 0.8;
    public Observations observations = Observations.NONE;
    public boolean normalizeValues;
    public boolean normalizeRewards;
    public double rewardScale = 1;
    public double rewardShift;
    public ReturnSettings.TimeOutBootstrap bootstrap = ReturnSettings.TimeOutBootstrap.VALUE_OF_LAST_OBSERVATION;
    public ReturnSettings.AdvantageNormalization advantages = ReturnSettings.AdvantageNormalization.ROLLOUT;
    public LossSettings.ValueLoss valueLoss = LossSettings.ValueLoss.LARGER_OF_CLIPPED;
    public double clip = 0.2;
    public double valueCoefficient = 1;
    public double entropyCoefficient = 0.01;
    public LossSettings.BoundsKind boundsKind = LossSettings.BoundsKind.BEYOND;
    public double boundsCoefficient;
    public int epochs = 3;
    public int miniBatches = 3;
    public OptimizationSettings.SampleOrder order = OptimizationSettings.SampleOrder.PERMUTED_ONCE;
    public double learningRate = 1e-3;
    public LearningRateSettings.Schedule schedule = LearningRateSettings.Schedule.ADAPTIVE_PER_MINI_BATCH;
    public LearningRateSettings.KlReference klReference = LearningRateSettings.KlReference.ROLLOUT;
    public double desiredKl = 0.01;
    public double stopKl;
    public double gradientNorm = 1;
    public double adamEpsilon = 1e-8;
    public double weightDecay;
    public double observationClip;
    public double actionClip;

    /** Settings as rl_games has them. */
    public static LearnerSettingsBuilder rlGames() {
        LearnerSettingsBuilder builder = new LearnerSettingsBuilder();
        builder.sharedTrunk = true;
        builder.noise = NoiseSettings.Kind.LOG;
        builder.initialization =
                new NetworkSettings.Initialization(NetworkSettings.InitializationKind.UNIFORM, 1, 1, 1, true);
        builder.observations = Observations.RL_GAMES;
        builder.normalizeValues = true;
        builder.rewardScale = 0.1;
        builder.valueCoefficient = 2;
        builder.entropyCoefficient = 0;
        builder.boundsCoefficient = 0.1;
        builder.order = OptimizationSettings.SampleOrder.CONTIGUOUS_BY_ENVIRONMENT;
        builder.schedule = LearningRateSettings.Schedule.ADAPTIVE_AFTER_MINI_BATCH;
        builder.klReference = LearningRateSettings.KlReference.PREVIOUS_PASS;
        builder.actionClip = 1;
        return builder;
    }

    /** Settings as Stable-Baselines3 has them. */
    public static LearnerSettingsBuilder stableBaselines() {
        LearnerSettingsBuilder builder = new LearnerSettingsBuilder();
        builder.noise = NoiseSettings.Kind.LOG;
        builder.initialization = new NetworkSettings.Initialization(
                NetworkSettings.InitializationKind.ORTHOGONAL, Math.sqrt(2), 0.01, 1, true);
        builder.observations = new Observations(NormalizationSettings.Kind.INSIDE_ROOT_AS_SEEN, 1e-8, 10);
        builder.normalizeRewards = true;
        builder.advantages = ReturnSettings.AdvantageNormalization.MINI_BATCH;
        builder.valueLoss = LossSettings.ValueLoss.SQUARED;
        builder.valueCoefficient = 0.5;
        builder.entropyCoefficient = 0;
        builder.order = OptimizationSettings.SampleOrder.PERMUTED_EACH_EPOCH;
        builder.schedule = LearningRateSettings.Schedule.FIXED;
        builder.gradientNorm = 0.5;
        builder.adamEpsilon = 1e-5;
        return builder;
    }

    /** Gives the networks a memory. */
    public LearnerSettingsBuilder memory(
            NetworkSettings.RecurrenceKind kind,
            NetworkSettings.RecurrencePlacement placement,
            int sequenceLength,
            boolean everything) {
        recurrence = new NetworkSettings.Recurrence(
                kind, 4, everything ? 2 : 1, sequenceLength, placement, everything, everything);
        return this;
    }

    /** Puts the settings together. */
    public LearnerSettings build() {
        return new LearnerSettings(
                seed,
                rolloutSteps,
                new NetworkSettings(hidden, hidden, activation, sharedTrunk, recurrence, initialization),
                new NoiseSettings(noise, noiseStd),
                new NormalizationSettings(observations, observations, normalizeValues, normalizeRewards, 10),
                new ReturnSettings(rewardScale, rewardShift, 0.99, 0.95, bootstrap, advantages),
                new LossSettings(
                        clip, valueLoss, clip, valueCoefficient, entropyCoefficient, boundsKind, boundsCoefficient),
                new OptimizationSettings(
                        epochs,
                        miniBatches,
                        order,
                        new LearningRateSettings(
                                learningRate, schedule, desiredKl, 1e-5, 1e-2, klReference, 10, stopKl),
                        gradientNorm,
                        adamEpsilon,
                        weightDecay),
                observationClip,
                actionClip);
    }
}
