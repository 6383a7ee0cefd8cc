package sinew.learning.ppo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDManager;
import org.junit.jupiter.api.Test;
import sinew.learning.LearnerSettingsBuilder;
import sinew.learning.settings.OptimizationSettings;
import sinew.sim.math.Random;

class AdamTest {
    private static final double EPSILON = 1e-7;
    private static final double WEIGHT_DECAY = 0.01;

    @Test
    void stepsAreThoseOfTheAlgorithmInDoublePrecision() {
        int size = 50;
        LearnerSettingsBuilder builder = new LearnerSettingsBuilder();
        builder.adamEpsilon = EPSILON;
        builder.weightDecay = WEIGHT_DECAY;
        OptimizationSettings settings = builder.build().optimization();
        double[] weight = new double[size];
        double[] first = new double[size];
        double[] second = new double[size];
        try (NDManager manager = PyTorchRuntime.open(1);
                TensorBuffer parameters = new TensorBuffer(manager, size);
                TensorBuffer gradient = new TensorBuffer(manager, size);
                Adam adam = new Adam(manager, size)) {
            for (int step = 1; step <= 30; step++) {
                double rate = 1e-3 * (1 + step % 3);
                double scale = step % 2 == 0 ? 1 : 0.25;
                for (int i = 0; i < size; i++) {
                    // from tiny to large, so that epsilon matters too
                    float g = Random.normal(3, 0, step, 1, i) * (float) Math.pow(10, i % 10 - 8);
                    gradient.values().put(i, g);
                    reference(weight, first, second, i, g * scale, rate, step);
                }
                adam.step(parameters.tensor(), gradient.tensor(), scale, rate, settings);
            }
            for (int i = 0; i < size; i++) {
                assertEquals(weight[i], parameters.values().get(i), 2e-6 * Math.max(1e-2, Math.abs(weight[i])));
            }
            assertEquals(30, adam.steps());
        }
    }

    private static void reference(double[] w, double[] m, double[] v, int i, double scaled, double rate, int step) {
        double g = scaled + WEIGHT_DECAY * w[i];
        m[i] = 0.9 * m[i] + 0.1 * g;
        v[i] = 0.999 * v[i] + 0.001 * g * g;
        double mean = m[i] / (1 - Math.pow(0.9, step));
        double variance = v[i] / (1 - Math.pow(0.999, step));
        w[i] -= rate * mean / (Math.sqrt(variance) + EPSILON);
    }
}
