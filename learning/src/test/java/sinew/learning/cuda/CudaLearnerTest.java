package sinew.learning.cuda;

import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static sinew.learning.settings.NetworkSettings.RecurrencePlacement.AFTER_MLP;
import static sinew.learning.settings.NetworkSettings.RecurrencePlacement.BEFORE_MLP;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import sinew.learning.Learner;
import sinew.learning.LearnerSettingsBuilder;
import sinew.learning.RandomEnvironment;
import sinew.learning.ppo.DjlLearner;
import sinew.learning.settings.ActivationKind;
import sinew.learning.settings.LearnerSettings;
import sinew.learning.settings.LearningRateSettings.Schedule;
import sinew.learning.settings.LossSettings;
import sinew.learning.settings.NetworkSettings.RecurrenceKind;
import sinew.learning.settings.NoiseSettings;
import sinew.learning.settings.NormalizationSettings.Observations;
import sinew.learning.settings.OptimizationSettings.SampleOrder;
import sinew.learning.settings.ReturnSettings;
import sinew.sim.kernel.cpu.CpuBackend;
import sinew.sim.kernel.emulation.EmulatedRuntime;

/** The learner on an emulated device against the one on the CPU. */
class CudaLearnerTest {
    @BeforeEach
    void needsACompiler() {
        assumeTrue(EmulatedRuntime.isAvailable(), EmulatedRuntime.REASON);
    }

    /** What each library does. */
    static Map<String, LearnerSettingsBuilder> libraries() {
        Map<String, LearnerSettingsBuilder> libraries = new LinkedHashMap<>();
        libraries.put("rsl_rl", rslRl(b -> b.observations = Observations.RSL_RL));
        libraries.put("rl_games", LearnerSettingsBuilder.rlGames());
        libraries.put("Stable-Baselines3", LearnerSettingsBuilder.stableBaselines());
        return libraries;
    }

    /** What else each library can do. */
    static Map<String, LearnerSettingsBuilder> variants() {
        Map<String, LearnerSettingsBuilder> variants = new LinkedHashMap<>();
        variants.put("rsl_rl without normalisation, wide", rslRl(b -> b.hidden = List.of(6, 150)));
        variants.put("rsl_rl with normalised observations and other losses", rslRl(b -> {
            b.observations = Observations.RSL_RL;
            b.noise = NoiseSettings.Kind.LOG;
            b.valueLoss = LossSettings.ValueLoss.SQUARED;
            b.advantages = ReturnSettings.AdvantageNormalization.MINI_BATCH;
            b.observationClip = 2;
            b.activation = ActivationKind.SILU;
        }));
        variants.put("rsl_rl with state-dependent noise", rslRl(b -> {
            b.noise = NoiseSettings.Kind.STATE_DEPENDENT;
            b.hidden = List.of();
        }));
        variants.put("rl_games, separate, per epoch", rlGames(b -> {
            b.sharedTrunk = false;
            b.schedule = Schedule.ADAPTIVE_PER_EPOCH;
            b.boundsKind = LossSettings.BoundsKind.REGULARISATION;
            b.gradientNorm = 0;
            b.weightDecay = 0.01;
            b.hidden = List.of(270);
            b.activation = ActivationKind.MISH;
        }));
        variants.put("trunk with state-dependent noise", rlGames(b -> {
            b.noise = NoiseSettings.Kind.STATE_DEPENDENT;
            b.order = SampleOrder.PERMUTED_ONCE;
            b.entropyCoefficient = 0.01;
        }));
        variants.put("Stable-Baselines3, clipped values, linear", stableBaselines(b -> {
            b.valueLoss = LossSettings.ValueLoss.CLIPPED;
            b.clip = 0.02;
            b.schedule = Schedule.LINEAR;
        }));
        variants.put("Stable-Baselines3, stopped", stableBaselines(b -> {
            b.stopKl = 0.002;
            b.learningRate = 0.01;
        }));
        return variants;
    }

    /** Networks with a memory, whose mini-batches are sequences. */
    static Map<String, LearnerSettingsBuilder> memories() {
        Map<String, LearnerSettingsBuilder> memories = new LinkedHashMap<>();
        memories.put("LSTM of rsl_rl", new LearnerSettingsBuilder().memory(RecurrenceKind.LSTM, BEFORE_MLP, 0, false));
        memories.put("GRU of rsl_rl", new LearnerSettingsBuilder().memory(RecurrenceKind.GRU, BEFORE_MLP, 0, false));
        memories.put(
                "LSTM behind a trunk",
                LearnerSettingsBuilder.rlGames().memory(RecurrenceKind.LSTM, AFTER_MLP, 2, true));
        return memories;
    }

    /** What else memories can be like. */
    static Map<String, LearnerSettingsBuilder> otherMemories() {
        Map<String, LearnerSettingsBuilder> memories = new LinkedHashMap<>();
        memories.put(
                "LSTM before a trunk",
                LearnerSettingsBuilder.rlGames().memory(RecurrenceKind.LSTM, BEFORE_MLP, 3, false));
        memories.put(
                "GRU behind separate layers",
                rlGames(b -> b.sharedTrunk = false).memory(RecurrenceKind.GRU, AFTER_MLP, 3, true));
        memories.put(
                "layers of GRUs before no hidden layers",
                rslRl(b -> {
                            b.hidden = List.of();
                            b.observations = Observations.RSL_RL;
                        })
                        .memory(RecurrenceKind.GRU, BEFORE_MLP, 2, true));
        memories.put(
                "LSTM behind no hidden layers",
                rslRl(b -> b.hidden = List.of()).memory(RecurrenceKind.LSTM, AFTER_MLP, 0, true));
        memories.put(
                "samples that fill no sequence are left out, and orders that change have no meaning",
                stableBaselines(b -> {
                            b.miniBatches = 7;
                            b.activation = ActivationKind.SILU;
                        })
                        .memory(RecurrenceKind.GRU, AFTER_MLP, 6, false));
        return memories;
    }

    private static LearnerSettingsBuilder rslRl(Consumer<LearnerSettingsBuilder> change) {
        return changed(new LearnerSettingsBuilder(), change);
    }

    private static LearnerSettingsBuilder rlGames(Consumer<LearnerSettingsBuilder> change) {
        return changed(LearnerSettingsBuilder.rlGames(), change);
    }

    private static LearnerSettingsBuilder stableBaselines(Consumer<LearnerSettingsBuilder> change) {
        return changed(LearnerSettingsBuilder.stableBaselines(), change);
    }

    private static LearnerSettingsBuilder changed(
            LearnerSettingsBuilder builder, Consumer<LearnerSettingsBuilder> change) {
        change.accept(builder);
        return builder;
    }

    @TestFactory
    Stream<DynamicTest> learnsWhatTheLearnerOnTheCpuLearns() {
        return compare(libraries());
    }

    @TestFactory
    @Tag("slow")
    Stream<DynamicTest> learnsWhatTheLearnerOnTheCpuLearnsByAllRules() {
        return compare(variants());
    }

    @TestFactory
    Stream<DynamicTest> remembersWhatTheLearnerOnTheCpuRemembers() {
        return compare(memories());
    }

    @TestFactory
    @Tag("slow")
    Stream<DynamicTest> remembersWhatTheLearnerOnTheCpuRemembersByAllRules() {
        return compare(otherMemories());
    }

    private static Stream<DynamicTest> compare(Map<String, LearnerSettingsBuilder> settings) {
        return settings.entrySet().stream()
                .map(variant -> DynamicTest.dynamicTest(
                        variant.getKey(), () -> compare(variant.getValue().build(), false)));
    }

    @Test
    @Tag("slow")
    void theCriticMaySeeMoreThanTheActor() {
        compare(rslRl(b -> b.observations = Observations.RSL_RL).build(), true);
    }

    private static void compare(LearnerSettings settings, boolean asymmetric) {
        try (CpuBackend backend = new CpuBackend();
                EmulatedRuntime runtime = new EmulatedRuntime(backend)) {
            LearnerComparison.compare(
                    environment -> new DjlLearner(Learner.Size.of(environment), settings),
                    environment -> new CudaLearner(runtime, environment, settings, Precision.FP32),
                    settings,
                    asymmetric);
        }
    }

    @Test
    void orderOfThreadsDoesNotMatter() {
        LearnerSettings settings = LearnerSettingsBuilder.rlGames().build();
        try (CpuBackend backend = new CpuBackend();
                EmulatedRuntime runtime = new EmulatedRuntime(backend).checkingOrders();
                RandomEnvironment environment = new RandomEnvironment(LearnerComparison.ENVIRONMENTS, false);
                CudaLearner learner = new CudaLearner(runtime, environment, settings, Precision.TF32)) {
            LearnerComparison.iterate(learner, environment, settings.rolloutSteps());
        }
    }
}
