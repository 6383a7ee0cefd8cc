package sinew.learning.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import sinew.learning.checkpoint.Checkpoint;
import sinew.learning.checkpoint.CheckpointException;
import sinew.sim.math.Random;

class ObservationNormalizerTest {
    private static final Checkpoint.Header HEADER = new Checkpoint.Header("Toy", 0, 1, "elu", "", "");

    @Test
    void normalizesByMeanAndDeviationOfEverythingSeen() {
        ObservationNormalizer normalizer = new EmpiricalNormalizer("n", 2, 1e-2);
        double[] sums = new double[2];
        double[] squares = new double[2];
        int samples = 0;
        for (int batch = 0; batch < 20; batch++) {
            float[] values = new float[2 * 7];
            for (int i = 0; i < values.length; i++) {
                values[i] = 3 + (i % 2 + 1) * Random.normal(1, 0, batch, 1, i);
                sums[i % 2] += values[i];
                squares[i % 2] += (double) values[i] * values[i];
            }
            samples += 7;
            normalizer.update(values, 0, 7);
        }
        FloatBuffer result = FloatBuffer.allocate(2);
        normalizer.normalize(new float[] {9, 1, 2}, 1, result, 0);
        for (int i = 0; i < 2; i++) {
            double mean = sums[i] / samples;
            double deviation = Math.sqrt(squares[i] / samples - mean * mean);
            assertEquals((i + 1 - mean) / (deviation + 1e-2), result.get(i), 1e-5);
        }
    }

    @Test
    void changesNothingButTheScaleBeforeItHasSeenAnything() {
        FloatBuffer result = FloatBuffer.allocate(1);
        new EmpiricalNormalizer("n", 1, 1e-2).normalize(new float[] {2}, 0, result, 0);
        assertEquals(2 / 1.01f, result.get(0), 1e-6f);
    }

    @Test
    void goesOnFromItsSavedState() {
        ObservationNormalizer first = new EmpiricalNormalizer("n", 2, 1e-2);
        first.update(new float[] {1, 2, 3, 5}, 0, 2);
        ObservationNormalizer second = new EmpiricalNormalizer("n", 2, 1e-2);
        second.restoreState(Checkpoint.of(HEADER, first.saveState()));
        first.update(new float[] {7, 8}, 0, 1);
        second.update(new float[] {7, 8}, 0, 1);
        FloatBuffer results = FloatBuffer.allocate(4);
        first.normalize(new float[] {1, 1}, 0, results, 0);
        second.normalize(new float[] {1, 1}, 0, results, 2);
        assertEquals(results.get(0), results.get(2));
        assertEquals(results.get(1), results.get(3));
    }

    @Test
    void refusesAStateOfAnotherSize() {
        Checkpoint checkpoint = Checkpoint.of(HEADER, new EmpiricalNormalizer("n", 3, 1e-2).saveState());
        ObservationNormalizer normalizer = new EmpiricalNormalizer("n", 2, 1e-2);
        assertThrows(CheckpointException.class, () -> normalizer.restoreState(checkpoint));
        Checkpoint empty = Checkpoint.of(HEADER, List.of());
        assertThrows(CheckpointException.class, () -> normalizer.restoreState(empty));
    }
}
