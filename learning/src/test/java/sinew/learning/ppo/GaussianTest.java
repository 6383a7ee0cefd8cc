package sinew.learning.ppo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GaussianTest {
    private static final float[] STD = {0.5f, 2};

    @Test
    void logProbabilityIsTheLogarithmOfTheDensity() {
        float[] actions = {0, 0, 1, -1};
        float[] means = {0.25f, 0.5f};
        double density = density(1, 0.25, 0.5) * density(-1, 0.5, 2);
        double log = Gaussian.logProbability(actions, 2, means, 0, STD, Gaussian.logNormalizer(STD));
        assertEquals(Math.log(density), log, 1e-12);
    }

    @Test
    void entropyIsThatOfTheNormalDistribution() {
        double expected = 0.5 * Math.log(2 * Math.PI * Math.E * 0.25) + 0.5 * Math.log(2 * Math.PI * Math.E * 4);
        assertEquals(expected, Gaussian.entropy(STD), 1e-12);
    }

    @Test
    void divergenceFollowsTheFormulaOfRslRl() {
        float[] old = {9, 9, 0, 1, 2, 3};
        float[] means = {0.5f, 1, 2, 2};
        float[] oldStd = {0.4f, 1.5f};
        double sum = 0;
        for (int sample = 0; sample < 2; sample++) {
            for (int d = 0; d < 2; d++) {
                double difference = old[2 + 2 * sample + d] - means[2 * sample + d];
                sum += Math.log(STD[d] / oldStd[d] + 1e-5)
                        + (oldStd[d] * oldStd[d] + difference * difference) / (2 * STD[d] * STD[d])
                        - 0.5;
            }
        }
        assertEquals(sum / 2, Gaussian.divergence(old, means, 2, oldStd, STD), 1e-6);
    }

    private static double density(double x, double mean, double deviation) {
        double z = (x - mean) / deviation;
        return Math.exp(-0.5 * z * z) / (deviation * Math.sqrt(2 * Math.PI));
    }
}
