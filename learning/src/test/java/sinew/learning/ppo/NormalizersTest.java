package sinew.learning.ppo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.FloatBuffer;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import sinew.learning.policy.ObservationNormalizer;
import sinew.learning.settings.NormalizationSettings;
import sinew.learning.settings.NormalizationSettings.Observations;
import sinew.sim.math.Random;

class NormalizersTest {
    private static final Observations STABLE_BASELINES =
            new Observations(NormalizationSettings.Kind.INSIDE_ROOT_AS_SEEN, 1e-8, 10);

    @Test
    void observationsAreNormalisedAsInRlGames() {
        ObservationNormalizer normalizer =
                Objects.requireNonNull(ObservationNormalizer.of(Observations.RL_GAMES, "n", 1));
        normalizer.update(new float[] {9, 1, 2, 6}, 1, 3);
        // one sample of mean 0 and variance 1 is there from the beginning; the batch has mean 3 and unbiased variance 7
        double mean = 3 * 3.0 / 4;
        double variance = (1 + 7 * 3 + 3 * 3 * 3 / 4.0) / 4;
        assertEquals((2 - mean) / Math.sqrt(variance + 1e-5), normalized(normalizer, 2), 1e-6);
        assertEquals(5, normalized(normalizer, 1000));
        assertEquals(-5, normalized(normalizer, -1000));
    }

    @Test
    void observationsAreNormalisedAsInStableBaselines() {
        ObservationNormalizer normalizer = Objects.requireNonNull(ObservationNormalizer.of(STABLE_BASELINES, "n", 1));
        normalizer.update(new float[] {1, 2, 6}, 0, 3);
        double total = 3 + 1e-4;
        double mean = 3 * 3 / total;
        double variance = (1e-4 + 14 + 3 * 3 * 3 * 1e-4 / total) / total;
        assertEquals((2 - mean) / Math.sqrt(variance + 1e-8), normalized(normalizer, 2), 1e-5);
        assertEquals(10, normalized(normalizer, 1000));
    }

    private static float normalized(ObservationNormalizer normalizer, float value) {
        FloatBuffer target = FloatBuffer.allocate(1);
        normalizer.normalize(new float[] {value}, 0, target, 0);
        return target.get(0);
    }

    @Test
    void valuesAreNormalisedAndBackAsInRlGames() {
        ValueNormalizer normalizer = new ValueNormalizer();
        float[] values = {10, 20, 60};
        normalizer.learnAndNormalize(values);
        double mean = 30 * 3.0 / 4;
        double variance = (1 + 700 * 3 + 30 * 30 * 3 / 4.0) / 4;
        assertEquals((20 - mean) / Math.sqrt(variance + 1e-5), values[1], 1e-6);
        float[] outputs = {values[1], 99};
        normalizer.denormalize(outputs);
        assertEquals(20, outputs[0], 1e-4);
        assertEquals(mean + 5 * Math.sqrt(variance + 1e-5), outputs[1], 1e-3);
    }

    @Test
    void rewardsAreDividedByTheDeviationOfTheirDiscountedSum() {
        RewardNormalizer normalizer = new RewardNormalizer(3, 10);
        double[] sums = new double[3];
        double mean = 0;
        double variance = 1;
        double count = 1e-4;
        for (int step = 0; step < 20; step++) {
            float[] rewards = new float[9];
            int[] dones = new int[3];
            double batchMean = 0;
            for (int i = 0; i < 3; i++) {
                rewards[3 + i] = Random.normal(1, i, step, 1, 0) * 7;
                dones[i] = (step + i) % 5 == 0 ? 1 : 0;
                sums[i] = sums[i] * 0.9 + rewards[3 + i];
                batchMean += sums[i] / 3;
            }
            double batchVariance = 0;
            for (double sum : sums) {
                batchVariance += (sum - batchMean) * (sum - batchMean) / 3;
            }
            double delta = batchMean - mean;
            double total = count + 3;
            variance = (variance * count + batchVariance * 3 + delta * delta * count * 3 / total) / total;
            mean += delta * 3 / total;
            count = total;
            float[] raw = rewards.clone();
            normalizer.learnAndNormalize(rewards, 3, 0.9, dones);
            for (int i = 0; i < 3; i++) {
                double expected = Math.clamp(raw[3 + i] / Math.sqrt(variance + 1e-8), -10, 10);
                assertEquals(expected, rewards[3 + i], 1e-5, "step " + step);
                sums[i] = dones[i] == 1 ? 0 : sums[i];
            }
        }
    }
}
