package sinew.learning;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import sinew.learning.settings.ActivationKind;
import sinew.learning.settings.LearnerSettings;
import sinew.learning.settings.NetworkSettings.RecurrenceKind;
import sinew.learning.settings.NetworkSettings.RecurrencePlacement;
import sinew.learning.settings.NoiseSettings;

/** The rules of every library lead to a pole that stands. */
@Tag("slow")
class LibrariesTrainingTest {
    private static final int LIMIT = 250;
    private static final int ITERATIONS = 80;

    @TestFactory
    Stream<DynamicTest> everyLibrarysRulesLearn() {
        LearnerSettingsBuilder stateDependent = new LearnerSettingsBuilder();
        stateDependent.noise = NoiseSettings.Kind.STATE_DEPENDENT;
        LearnerSettingsBuilder remembering = LearnerSettingsBuilder.rlGames();
        remembering.memory(RecurrenceKind.GRU, RecurrencePlacement.AFTER_MLP, 4, true);
        return Stream.of(
                test("rsl_rl", new LearnerSettingsBuilder()),
                test("rsl_rl with state-dependent noise", stateDependent),
                test("rl_games", LearnerSettingsBuilder.rlGames()),
                test("rl_games with a memory", remembering),
                test("Stable-Baselines3", LearnerSettingsBuilder.stableBaselines()));
    }

    private static DynamicTest test(String name, LearnerSettingsBuilder builder) {
        builder.hidden = List.of(32, 32);
        builder.activation = ActivationKind.ELU;
        builder.rolloutSteps = 32;
        builder.epochs = 5;
        builder.miniBatches = 4;
        LearnerSettings settings = builder.build();
        return DynamicTest.dynamicTest(name, () -> {
            double length = LengthTraining.run(new ToyCartpole(64, 1, LIMIT), settings, ITERATIONS);
            assertTrue(length > 0.7 * LIMIT, name + ": poles stood only " + length + " of " + LIMIT + " steps");
        });
    }
}
