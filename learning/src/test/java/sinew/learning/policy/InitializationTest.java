package sinew.learning.policy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import sinew.learning.LearnerSettingsBuilder;
import sinew.learning.policy.ParameterLayout.Slice;
import sinew.learning.settings.LearnerSettings;
import sinew.learning.settings.NetworkSettings.RecurrenceKind;
import sinew.learning.settings.NetworkSettings.RecurrencePlacement;
import sinew.learning.settings.NoiseSettings;

class InitializationTest {
    @Test
    void linearLayersBeginAsPyTorchsDo() {
        LearnerSettingsBuilder builder = new LearnerSettingsBuilder();
        builder.hidden = List.of(64);
        Drawn drawn = new Drawn(builder.build());
        for (String name : List.of("actor.0.weight", "actor.0.bias", "critic.2.weight")) {
            double bound = 1 / Math.sqrt(name.startsWith("actor") ? 9 : 64);
            float[] values = drawn.values(name);
            double largest = 0;
            for (float value : values) {
                largest = Math.max(largest, Math.abs(value));
            }
            assertTrue(largest <= bound && largest > 0.8 * bound, name + " up to " + largest + " of " + bound);
        }
        assertArrayEquals(new float[] {0.8f, 0.8f}, drawn.values("std"));
    }

    @Test
    void orthogonalLayersKeepLengthsTimesTheirGain() {
        LearnerSettingsBuilder builder = LearnerSettingsBuilder.stableBaselines();
        builder.hidden = List.of(6, 20);
        Drawn drawn = new Drawn(builder.build());
        assertOrthogonal(drawn, "actor.0.weight", Math.sqrt(2));
        assertOrthogonal(drawn, "actor.2.weight", Math.sqrt(2));
        assertOrthogonal(drawn, "actor.4.weight", 0.01);
        assertOrthogonal(drawn, "critic.4.weight", 1);
        for (float bias : drawn.values("actor.2.bias")) {
            assertEquals(0, bias);
        }
        assertEquals(Math.log(0.8), drawn.values("log_std")[1], 1e-6);
    }

    private static void assertOrthogonal(Drawn drawn, String name, double gain) {
        Slice slice = drawn.layout.find(name);
        int rows = slice.shape()[0];
        int columns = slice.shape()[1];
        float[] w = drawn.values(name);
        boolean wide = rows <= columns;
        int vectors = Math.min(rows, columns);
        for (int a = 0; a < vectors; a++) {
            for (int b = 0; b < vectors; b++) {
                double product = 0;
                for (int i = 0; i < Math.max(rows, columns); i++) {
                    product += wide ? w[a * columns + i] * w[b * columns + i] : w[i * columns + a] * w[i * columns + b];
                }
                assertEquals(a == b ? gain * gain : 0, product, 1e-6, name + " " + a + " " + b);
            }
        }
    }

    @Test
    void noiseThatDependsOnTheObservationBeginsTheSameForAll() {
        LearnerSettingsBuilder builder = new LearnerSettingsBuilder();
        builder.noise = NoiseSettings.Kind.STATE_DEPENDENT;
        builder.hidden = List.of(4);
        Drawn drawn = new Drawn(builder.build());
        float[] weights = drawn.values("actor.2.weight");
        for (int i = 0; i < 16; i++) {
            assertEquals(i < 8, weights[i] != 0, "weight " + i);
        }
        assertEquals(Math.log(0.8), drawn.values("actor.2.bias")[3], 1e-6);
    }

    @Test
    void recurrentLayersBeginWithinTheBoundOfTheirState() {
        LearnerSettingsBuilder builder = new LearnerSettingsBuilder();
        builder.memory(RecurrenceKind.LSTM, RecurrencePlacement.BEFORE_MLP, 0, true);
        Drawn drawn = new Drawn(builder.build());
        for (Slice slice : drawn.layout.slices()) {
            for (float value : drawn.values(slice.name())) {
                if (slice.name().contains(".rnn.")) {
                    assertTrue(Math.abs(value) <= 0.5, slice.name());
                } else if (slice.name().contains(".norm.")) {
                    assertEquals(slice.name().endsWith("weight") ? 1 : 0, value, slice.name());
                }
            }
        }
    }

    @Test
    void theErrorFunctionHasItsTabulatedValues() {
        // Abramowitz, Stegun 1964, table 7.1
        assertEquals(0.5204998778, ErrorFunction.of(0.5), 1e-10);
        assertEquals(-0.8427007929, ErrorFunction.of(-1), 1e-10);
        assertEquals(0.9953222650, ErrorFunction.of(2), 1e-10);
        assertEquals(1, ErrorFunction.of(40));
        assertTrue(Double.isNaN(ErrorFunction.of(Double.NaN)));
    }

    /** First parameters for 9 observations and 2 actions. */
    private static final class Drawn {
        private final ParameterLayout layout;
        private final float[] parameters;

        Drawn(LearnerSettings settings) {
            NetworkShape shape = new NetworkShape(
                    9, 9, 2, settings.networks(), settings.noise().kind());
            layout = ParameterLayout.of(shape);
            parameters = Initialization.draw(layout, shape, settings);
        }

        float[] values(String name) {
            Slice slice = layout.find(name);
            return Arrays.copyOfRange(parameters, slice.offset(), slice.offset() + slice.length());
        }
    }
}
