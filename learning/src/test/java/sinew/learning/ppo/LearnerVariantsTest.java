package sinew.learning.ppo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import sinew.learning.Learner;
import sinew.learning.LearnerSettingsBuilder;
import sinew.learning.RandomEnvironment;
import sinew.learning.UpdateReport;
import sinew.learning.checkpoint.Checkpoint;
import sinew.learning.checkpoint.Tensor;
import sinew.learning.policy.InferencePolicy;
import sinew.learning.policy.LearnerState;
import sinew.learning.policy.NetworkShape;
import sinew.learning.policy.ObservationNormalizer;
import sinew.learning.policy.ParameterLayout;
import sinew.learning.settings.LearnerSettings;
import sinew.learning.settings.LearningRateSettings.Schedule;
import sinew.learning.settings.LossSettings;
import sinew.learning.settings.NetworkSettings.RecurrenceKind;
import sinew.learning.settings.NetworkSettings.RecurrencePlacement;
import sinew.learning.settings.NoiseSettings;
import sinew.learning.settings.NormalizationSettings;
import sinew.learning.settings.NormalizationSettings.Observations;
import sinew.learning.settings.ReturnSettings;

class LearnerVariantsTest {
    private static final int ENVIRONMENTS = 6;

    private static Map<String, LearnerSettingsBuilder> variants() {
        Map<String, LearnerSettingsBuilder> variants = new LinkedHashMap<>();
        variants.put("rsl_rl", rslRl(b -> b.observations = Observations.RSL_RL));
        variants.put("rsl_rl with log_std", rslRl(b -> b.noise = NoiseSettings.Kind.LOG));
        variants.put("rsl_rl with state-dependent noise", rslRl(b -> b.noise = NoiseSettings.Kind.STATE_DEPENDENT));
        variants.put("rl_games", LearnerSettingsBuilder.rlGames());
        variants.put("rl_games, separate, per epoch", rlGames(b -> {
            b.sharedTrunk = false;
            b.schedule = Schedule.ADAPTIVE_PER_EPOCH;
        }));
        variants.put("rl_games, regularised, no clipping", rlGames(b -> {
            b.boundsKind = LossSettings.BoundsKind.REGULARISATION;
            b.valueLoss = LossSettings.ValueLoss.SQUARED;
            b.gradientNorm = 0;
            b.weightDecay = 0.01;
        }));
        variants.put("trunk with state-dependent noise", rlGames(b -> b.noise = NoiseSettings.Kind.STATE_DEPENDENT));
        variants.put("Stable-Baselines3", LearnerSettingsBuilder.stableBaselines());
        variants.put("Stable-Baselines3, clipped values", stableBaselines(b -> {
            b.valueLoss = LossSettings.ValueLoss.CLIPPED;
            b.clip = 0.02;
            b.learningRate = 0.01;
        }));
        variants.put("Stable-Baselines3, stopped", stableBaselines(b -> {
            b.stopKl = 0.002;
            b.learningRate = 0.01;
        }));
        variants.put("LSTM of rsl_rl", memory(new LearnerSettingsBuilder(), RecurrenceKind.LSTM, false, 0, false));
        variants.put("GRU of rsl_rl", memory(new LearnerSettingsBuilder(), RecurrenceKind.GRU, false, 0, false));
        variants.put(
                "LSTM before a trunk", memory(LearnerSettingsBuilder.rlGames(), RecurrenceKind.LSTM, false, 3, false));
        variants.put(
                "LSTM behind a trunk", memory(LearnerSettingsBuilder.rlGames(), RecurrenceKind.LSTM, true, 2, true));
        variants.put(
                "GRU behind separate layers",
                memory(rlGames(b -> b.sharedTrunk = false), RecurrenceKind.GRU, true, 3, true));
        return variants;
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

    private static LearnerSettingsBuilder memory(
            LearnerSettingsBuilder builder,
            RecurrenceKind kind,
            boolean after,
            int sequenceLength,
            boolean everything) {
        return builder.memory(
                kind,
                after ? RecurrencePlacement.AFTER_MLP : RecurrencePlacement.BEFORE_MLP,
                sequenceLength,
                everything);
    }

    @TestFactory
    Stream<DynamicTest> anUpdateIsThatOfTheReferenceInDoublePrecision() {
        return variants().entrySet().stream()
                .map(variant -> DynamicTest.dynamicTest(
                        variant.getKey(), () -> compare(variant.getValue().build(), false)));
    }

    @Test
    void theCriticMaySeeMoreThanTheActor() {
        compare(new LearnerSettingsBuilder().build(), true);
    }

    private static void compare(LearnerSettings settings, boolean asymmetric) {
        try (RandomEnvironment environment = new RandomEnvironment(ENVIRONMENTS, asymmetric);
                DjlLearner learner = new DjlLearner(Learner.Size.of(environment), settings)) {
            NetworkShape shape = shape(environment, settings);
            ParameterLayout layout = ParameterLayout.of(shape);
            rollout(learner, environment, settings.rolloutSteps());
            Checkpoint before = checkpoint(learner);
            ReferenceUpdate reference = new ReferenceUpdate(
                    shape,
                    settings,
                    learner.rollout(),
                    orders(settings),
                    LearnerState.load(layout, "", before),
                    normalization(settings, before));
            reference.run();
            UpdateReport report = learner.update();
            assertEquals(reference.value, report.valueLoss(), 1e-5 * Math.max(1, Math.abs(reference.value)));
            assertEquals(reference.surrogate, report.surrogateLoss(), 1e-5);
            assertEquals(reference.learningRate, report.learningRate(), 1e-12);
            assertEquals(
                    reference.steps,
                    checkpoint(learner).longs(LearnerState.OPTIMIZER_STEPS)[0],
                    "steps of the optimiser");
            boolean stops = settings.optimization().learningRate().stopKl() > 0;
            assertEquals(stops, reference.steps < 9, reference.steps + " steps");
            float[] after = LearnerState.load(layout, "", checkpoint(learner));
            for (int i = 0; i < after.length; i++) {
                assertEquals(reference.parameters[i], after[i], 4e-5, name(layout, i));
            }
        }
    }

    private static NetworkShape shape(RandomEnvironment environment, LearnerSettings settings) {
        Learner.Size size = Learner.Size.of(environment);
        return new NetworkShape(
                size.observations(),
                size.criticObservations(),
                size.actions(),
                settings.networks(),
                settings.noise().kind());
    }

    private static String name(ParameterLayout layout, int index) {
        return layout.slices().stream()
                .filter(slice -> index < slice.offset() + slice.length())
                .findFirst()
                .map(slice -> slice.name() + "[" + (index - slice.offset()) + "]")
                .orElseThrow();
    }

    private static int[][] orders(LearnerSettings settings) {
        int all = settings.rolloutSteps() * ENVIRONMENTS;
        int[][] orders = new int[settings.optimization().epochs()][];
        for (int epoch = 0; epoch < orders.length; epoch++) {
            orders[epoch] = switch (settings.optimization().order()) {
                case PERMUTED_ONCE -> Permutation.draw(all, settings.seed(), 0);
                case PERMUTED_EACH_EPOCH -> Permutation.draw(all, settings.seed(), 0, epoch);
                case CONTIGUOUS_BY_ENVIRONMENT -> contiguous(settings.rolloutSteps());
            };
            if (settings.networks().recurrence().kind() != RecurrenceKind.NONE) {
                orders[epoch] = contiguous(settings.rolloutSteps());
            }
        }
        return orders;
    }

    private static int[] contiguous(int steps) {
        int[] order = new int[steps * ENVIRONMENTS];
        int next = 0;
        for (int environment = 0; environment < ENVIRONMENTS; environment++) {
            for (int step = 0; step < steps; step++) {
                order[next] = step * ENVIRONMENTS + environment;
                next++;
            }
        }
        return order;
    }

    /** Observations are normalised as the learner's own normaliser does, which has a test of its own. */
    private static Function<double[], double[]> normalization(LearnerSettings settings, Checkpoint before) {
        boolean raw =
                settings.normalization().actorObservations().kind() == NormalizationSettings.Kind.INSIDE_ROOT_AS_SEEN;
        ObservationNormalizer normalizer =
                ObservationNormalizer.load(before, InferencePolicy.NORMALIZER, RandomEnvironment.OBSERVATIONS);
        if (raw || normalizer == null) {
            return x -> x;
        }
        return x -> {
            float[] source = new float[x.length];
            double[] result = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                source[i] = (float) x[i];
            }
            FloatBuffer target = FloatBuffer.allocate(x.length);
            normalizer.normalize(source, 0, target, 0);
            for (int i = 0; i < x.length; i++) {
                result[i] = target.get(i);
            }
            return result;
        };
    }

    @TestFactory
    Stream<DynamicTest> aKilledAndResumedLearnerGoesOnBitForBit() {
        return variants().entrySet().stream()
                .map(variant -> DynamicTest.dynamicTest(variant.getKey(), () -> {
                    LearnerSettings settings = variant.getValue().build();
                    try (RandomEnvironment environment = new RandomEnvironment(ENVIRONMENTS, false);
                            RandomEnvironment other = new RandomEnvironment(ENVIRONMENTS, false);
                            DjlLearner learner = new DjlLearner(Learner.Size.of(environment), settings);
                            DjlLearner resumed = new DjlLearner(Learner.Size.of(environment), settings)) {
                        iterate(learner, environment, settings);
                        iterate(learner, environment, settings);
                        other.restoreState(environment.saveState());
                        resumed.restoreState(checkpoint(learner));
                        iterate(learner, environment, settings);
                        iterate(resumed, other, settings);
                        Checkpoint expected = checkpoint(learner);
                        Checkpoint actual = checkpoint(resumed);
                        assertEquals(
                                expected.tensors().keySet(), actual.tensors().keySet());
                        for (Tensor tensor : expected.tensors().values()) {
                            Tensor same = Objects.requireNonNull(actual.find(tensor.name()));
                            assertTrue(Objects.deepEquals(tensor.values(), same.values()), tensor.name());
                        }
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> thePolicyInPlainJavaActsLikeTheOneThatLearns() {
        return variants().entrySet().stream()
                .map(variant -> DynamicTest.dynamicTest(variant.getKey(), () -> {
                    LearnerSettings settings = variant.getValue().build();
                    try (RandomEnvironment environment = new RandomEnvironment(ENVIRONMENTS, false);
                            DjlLearner taught = new DjlLearner(Learner.Size.of(environment), settings);
                            DjlLearner learner = new DjlLearner(Learner.Size.of(environment), settings)) {
                        iterate(taught, environment, settings);
                        List<Tensor> start = taught.saveState().stream()
                                .filter(tensor -> !tensor.name().startsWith("memory_state"))
                                .toList();
                        learner.restoreState(checkpoint(start));
                        follow(learner, environment, settings);
                    }
                }));
    }

    /** Lets both act on the same observations through a rollout in which episodes end. */
    private static void follow(DjlLearner learner, RandomEnvironment environment, LearnerSettings settings) {
        InferencePolicy policy = InferencePolicy.load(checkpoint(learner));
        boolean learnsWhileActing = settings.normalization().actorObservations().kind()
                        != NormalizationSettings.Kind.NONE
                && settings.normalization().actorObservations().kind() != NormalizationSettings.Kind.INSIDE_ROOT;
        int wide = ENVIRONMENTS * RandomEnvironment.ACTIONS;
        float[] actions = new float[wide];
        for (int step = 0; step < settings.rolloutSteps(); step++) {
            if (learnsWhileActing) {
                policy = InferencePolicy.load(checkpoint(learner));
            }
            policy.act(environment.observations(), ENVIRONMENTS, actions);
            learner.act(environment);
            float[] means = Arrays.copyOfRange(learner.rollout().means, step * wide, (step + 1) * wide);
            for (int i = 0; i < wide && settings.actionClip() > 0; i++) {
                means[i] = Math.clamp(means[i], (float) -settings.actionClip(), (float) settings.actionClip());
            }
            assertArrayEquals(means, actions, 1e-5f, "step " + step);
            environment.step();
            learner.record(environment);
            policy.forget(environment.dones());
        }
    }

    @Test
    void actionsAreClampedForTheEnvironmentOnly() {
        LearnerSettingsBuilder builder = new LearnerSettingsBuilder();
        builder.actionClip = 0.3;
        try (RandomEnvironment environment = new RandomEnvironment(ENVIRONMENTS, false);
                DjlLearner learner = new DjlLearner(Learner.Size.of(environment), builder.build())) {
            learner.act(environment);
            boolean beyond = false;
            for (int i = 0; i < environment.actions().length; i++) {
                float drawn = learner.rollout().actions[i];
                assertEquals(Math.clamp(drawn, -0.3f, 0.3f), environment.actions()[i]);
                beyond |= Math.abs(drawn) > 0.3f;
            }
            assertTrue(beyond);
        }
    }

    @Test
    void rewardsAreShapedBeforeTimeOutsAreBootstrapped() {
        LearnerSettingsBuilder builder = new LearnerSettingsBuilder();
        builder.rewardScale = 0.5;
        builder.rewardShift = 2;
        LearnerSettings with = builder.build();
        builder.bootstrap = ReturnSettings.TimeOutBootstrap.NONE;
        for (LearnerSettings settings : List.of(with, builder.build())) {
            try (RandomEnvironment environment = new RandomEnvironment(200, false);
                    DjlLearner learner = new DjlLearner(Learner.Size.of(environment), settings)) {
                learner.act(environment);
                environment.step();
                learner.record(environment);
                int timeOuts = 0;
                for (int i = 0; i < 200; i++) {
                    float beyond = settings.equals(with) ? 0.99f * learner.rollout().values[i] : 0;
                    float expected =
                            (environment.rewards()[i] + 2) * 0.5f + environment.timeOuts()[i] * beyond;
                    assertEquals(expected, learner.rollout().rewards[i], 1e-5f);
                    timeOuts += environment.timeOuts()[i];
                }
                assertTrue(timeOuts > 0);
            }
        }
    }

    @Test
    void aLinearScheduleArrivesAtTheSmallestLearningRate() {
        LearnerSettingsBuilder builder = new LearnerSettingsBuilder();
        builder.schedule = Schedule.LINEAR;
        LearnerSettings settings = builder.build();
        try (RandomEnvironment environment = new RandomEnvironment(ENVIRONMENTS, false);
                DjlLearner learner = new DjlLearner(Learner.Size.of(environment), settings)) {
            for (int done = 1; done <= 12; done++) {
                double expected = Math.max(1e-5, 1e-5 + (1e-3 - 1e-5) * (1 - done / 10.0));
                assertEquals(expected, iterate(learner, environment, settings).learningRate(), 1e-12);
            }
        }
    }

    private static UpdateReport iterate(DjlLearner learner, RandomEnvironment environment, LearnerSettings settings) {
        rollout(learner, environment, settings.rolloutSteps());
        return learner.update();
    }

    private static void rollout(DjlLearner learner, RandomEnvironment environment, int steps) {
        for (int step = 0; step < steps; step++) {
            learner.act(environment);
            environment.step();
            learner.record(environment);
        }
        learner.computeAdvantages(environment);
    }

    private static Checkpoint checkpoint(DjlLearner learner) {
        return checkpoint(learner.saveState());
    }

    private static Checkpoint checkpoint(List<Tensor> tensors) {
        return Checkpoint.of(new Checkpoint.Header("Random", 0, ENVIRONMENTS, "tanh", "", ""), tensors);
    }
}
