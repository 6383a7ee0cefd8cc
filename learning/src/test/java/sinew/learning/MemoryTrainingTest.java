package sinew.learning;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sinew.learning.settings.ActivationKind;
import sinew.learning.settings.LearnerSettings;
import sinew.learning.settings.NetworkSettings;
import sinew.learning.settings.NetworkSettings.RecurrenceKind;
import sinew.learning.settings.NetworkSettings.RecurrencePlacement;

/** A pole whose speed cannot be seen is balanced by those who remember where it was. */
@Tag("slow")
class MemoryTrainingTest {
    private static final int LIMIT = 250;
    private static final int ITERATIONS = 120;

    @ParameterizedTest
    @EnumSource(
            value = RecurrenceKind.class,
            names = {"LSTM", "GRU"})
    void aMemoryReplacesTheVelocities(RecurrenceKind kind) {
        LearnerSettingsBuilder builder = builder();
        builder.recurrence =
                new NetworkSettings.Recurrence(kind, 32, 1, 0, RecurrencePlacement.BEFORE_MLP, false, false);
        double length = train(builder.build());
        assertTrue(length > 0.8 * LIMIT, "with a memory poles stood only " + length + " of " + LIMIT + " steps");
    }

    @Test
    void withoutAMemoryTheTaskIsNotSolved() {
        double length = train(builder().build());
        assertTrue(length < 0.5 * LIMIT, "poles stood " + length + " steps without a memory: the task needs none");
    }

    private static LearnerSettingsBuilder builder() {
        LearnerSettingsBuilder builder = new LearnerSettingsBuilder();
        builder.hidden = List.of(32);
        builder.activation = ActivationKind.ELU;
        builder.rolloutSteps = 32;
        builder.epochs = 5;
        builder.miniBatches = 4;
        builder.entropyCoefficient = 0.005;
        return builder;
    }

    private static double train(LearnerSettings settings) {
        return LengthTraining.run(BlindCartpole.of(new ToyCartpole(64, 1, LIMIT)), settings, ITERATIONS);
    }
}
