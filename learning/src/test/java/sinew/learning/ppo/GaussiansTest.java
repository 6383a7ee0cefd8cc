package sinew.learning.ppo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sinew.learning.Learner;
import sinew.learning.settings.LearningRateSettings.KlReference;

class GaussiansTest {
    private static final float[] STD = {0.5f, 2};

    @Test
    void logProbabilityIsTheLogarithmOfTheDensity() {
        float[] actions = {0, 0, 1, -1};
        float[] means = {0.25f, 0.5f};
        double density = density(1, 0.25, 0.5) * density(-1, 0.5, 2);
        assertEquals(Math.log(density), new Gaussians(2, means, STD, false).logProbability(0, actions, 2), 1e-12);
        float[] both = {9, 9, 0.25f, 0.5f};
        float[] deviations = {9, 9, 0.5f, 2};
        assertEquals(Math.log(density), new Gaussians(2, both, deviations, true).logProbability(1, actions, 2), 1e-12);
    }

    @Test
    void entropyIsThatOfTheNormalDistribution() {
        double expected = 0.5 * Math.log(2 * Math.PI * Math.E * 0.25) + 0.5 * Math.log(2 * Math.PI * Math.E * 4);
        assertEquals(expected, new Gaussians(2, new float[2], STD, false).entropy(), 1e-12);
        float[] deviations = {0.5f, 2, 0.5f, 2};
        assertEquals(expected, new Gaussians(2, new float[4], deviations, true).entropy(), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void divergenceFromTheRolloutFollowsTheFormulaOfRslRl(boolean perSample) {
        float[] old = {0, 1, 2, 3};
        float[] means = {0.5f, 1, 2, 2};
        float[] oldStd = {0.4f, 1.5f};
        double sum = 0;
        for (int sample = 0; sample < 2; sample++) {
            for (int d = 0; d < 2; d++) {
                double difference = old[2 * sample + d] - means[2 * sample + d];
                sum += Math.log(STD[d] / oldStd[d] + 1e-5)
                        + (oldStd[d] * oldStd[d] + difference * difference) / (2 * STD[d] * STD[d])
                        - 0.5;
            }
        }
        Gaussians now = perSample
                ? new Gaussians(2, means, new float[] {STD[0], STD[1], STD[0], STD[1]}, true)
                : new Gaussians(2, means, STD, false);
        assertEquals(sum / 2, KlDivergence.of(KlReference.ROLLOUT, samples(old, oldStd), 0, now), 1e-6);
    }

    @Test
    void divergenceFromThePreviousPassFollowsTheFormulaOfRlGames() {
        float[] old = {0, 1};
        float[] means = {0.5f, 1.25f};
        float[] oldStd = {0.4f, 1.5f};
        double sum = 0;
        for (int d = 0; d < 2; d++) {
            double difference = old[d] - means[d];
            sum += Math.log(oldStd[d] / STD[d] + 1e-5)
                    + (STD[d] * STD[d] + difference * difference) / (2 * (oldStd[d] * oldStd[d] + 1e-5))
                    - 0.5;
        }
        Gaussians now = new Gaussians(2, means, STD, false);
        assertEquals(sum, KlDivergence.of(KlReference.PREVIOUS_PASS, samples(old, oldStd), 0, now), 1e-6);
    }

    private static Samples samples(float[] means, float[] std) {
        Learner.Size size = new Learner.Size(means.length / 2, 1, 1, 2);
        Rollout rollout = new Rollout(1, size, false);
        System.arraycopy(means, 0, rollout.means, 0, means.length);
        System.arraycopy(std, 0, rollout.std, 0, 2);
        Samples samples = new Samples(means.length / 2, size);
        int[] order = new int[means.length / 2];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        samples.take(rollout, order);
        return samples;
    }

    private static double density(double x, double mean, double deviation) {
        double z = (x - mean) / deviation;
        return Math.exp(-0.5 * z * z) / (deviation * Math.sqrt(2 * Math.PI));
    }
}
