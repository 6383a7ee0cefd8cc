package sinew.learning.ppo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.FloatBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sinew.learning.Learner;
import sinew.learning.LearnerSettingsBuilder;
import sinew.learning.settings.LossSettings;
import sinew.learning.settings.NoiseSettings;
import sinew.sim.math.Random;

class PpoLossTest {
    private static final int COUNT = 40;
    private static final int BEGIN = 8;
    private static final int ACTIONS = 3;

    private final Samples samples = samples();
    private final float[] means = random(COUNT * ACTIONS, 1.6f, 10);
    private final float[] values = random(COUNT, 1, 11);
    private final float[] std = {0.7f, 1.1f, 0.9f};

    @ParameterizedTest
    @EnumSource(LossSettings.ValueLoss.class)
    void lossIsTheOneOfTheLibraries(LossSettings.ValueLoss valueLoss) {
        LossSettings settings = settings(valueLoss);
        PpoLoss loss = new PpoLoss(settings);
        derivatives(loss);
        double total = loss.total();
        assertEquals(reference(settings, doubles(means), doubles(values), doubles(std)), total, 1e-6);
    }

    @ParameterizedTest
    @EnumSource(LossSettings.ValueLoss.class)
    void derivativesAreThoseOfTheLoss(LossSettings.ValueLoss valueLoss) {
        LossSettings settings = settings(valueLoss);
        PpoLoss loss = new PpoLoss(settings);
        FloatBuffer derivatives = derivatives(loss);
        double[] m = doubles(means);
        double[] v = doubles(values);
        double[] s = doubles(std);
        for (int i = 0; i < m.length; i++) {
            assertEquals(slope(settings, m, v, s, m, i), derivatives.get(i), 1e-5, "mean " + i);
        }
        for (int i = 0; i < v.length; i++) {
            assertEquals(slope(settings, m, v, s, v, i), derivatives.get(m.length + i), 1e-5, "value " + i);
        }
        for (int i = 0; i < s.length; i++) {
            assertEquals(slope(settings, m, v, s, s, i), derivatives.get(m.length + v.length + i), 1e-5, "std " + i);
        }
    }

    /** Central difference with respect to one element of one of the three arrays. */
    private double slope(LossSettings settings, double[] m, double[] v, double[] s, double[] array, int index) {
        double kept = array[index];
        double step = 1e-6;
        array[index] = kept + step;
        double above = reference(settings, m, v, s);
        array[index] = kept - step;
        double below = reference(settings, m, v, s);
        array[index] = kept;
        return (above - below) / (2 * step);
    }

    /** The loss as the paper and rsl_rl write it, one term after the other. */
    private double reference(LossSettings settings, double[] m, double[] v, double[] s) {
        double clip = settings.clip();
        double surrogate = 0;
        double value = 0;
        for (int i = 0; i < COUNT; i++) {
            double log = 0;
            for (int d = 0; d < ACTIONS; d++) {
                double z = (samples.actions[(BEGIN + i) * ACTIONS + d] - m[i * ACTIONS + d]) / s[d];
                log += -0.5 * z * z - Math.log(s[d]) - 0.5 * Math.log(2 * Math.PI);
            }
            double ratio = Math.exp(log - samples.oldLogProbabilities[BEGIN + i]);
            double advantage = samples.advantages[BEGIN + i];
            surrogate += Math.max(-advantage * ratio, -advantage * Math.clamp(ratio, 1 - clip, 1 + clip));
            double old = samples.oldValues[BEGIN + i];
            double target = samples.returns[BEGIN + i];
            double clipped = old + Math.clamp(v[i] - old, -clip, clip);
            double plain = (v[i] - target) * (v[i] - target);
            double limited = (clipped - target) * (clipped - target);
            value += switch (settings.valueLoss()) {
                case SQUARED -> plain;
                case CLIPPED -> limited;
                case LARGER_OF_CLIPPED -> Math.max(plain, limited);
            };
        }
        double entropy = 0;
        for (double deviation : s) {
            entropy += 0.5 + 0.5 * Math.log(2 * Math.PI) + Math.log(deviation);
        }
        double bounds = 0;
        for (double mean : m) {
            bounds += Math.pow(Math.max(Math.abs(mean) - 1.1, 0), 2);
        }
        return surrogate / COUNT
                + settings.valueCoefficient() * value / COUNT
                + settings.boundsCoefficient() * bounds / COUNT
                - settings.entropyCoefficient() * entropy;
    }

    private static LossSettings settings(LossSettings.ValueLoss valueLoss) {
        LearnerSettingsBuilder builder = new LearnerSettingsBuilder();
        builder.valueLoss = valueLoss;
        builder.valueCoefficient = 0.7;
        builder.entropyCoefficient = 0.02;
        builder.boundsCoefficient = 0.3;
        return builder.build().loss();
    }

    private Gaussians now() {
        return new Gaussians(ACTIONS, means, std, false);
    }

    /** Computes a loss; gives its derivatives with respect to means, values and deviations. */
    private FloatBuffer derivatives(PpoLoss loss) {
        GaussianNoise noise = new GaussianNoise(NoiseSettings.Kind.SCALAR, ACTIONS);
        FloatBuffer derivatives = FloatBuffer.allocate(LossDerivatives.length(noise, ACTIONS, COUNT));
        loss.compute(samples, BEGIN, now(), values, new LossDerivatives(noise, ACTIONS, COUNT, derivatives));
        return derivatives;
    }

    private static Samples samples() {
        Samples samples = new Samples(BEGIN + COUNT, new Learner.Size(1, 1, 1, ACTIONS));
        fill(samples.actions, 1, 1);
        fill(samples.advantages, 1, 2);
        fill(samples.returns, 1, 3);
        fill(samples.oldValues, 1, 4);
        fill(samples.oldLogProbabilities, 0.4f, 5);
        for (int i = 0; i < samples.count(); i++) {
            samples.oldLogProbabilities[i] -= 3.2f;
        }
        return samples;
    }

    private static void fill(float[] target, float range, int purpose) {
        System.arraycopy(random(target.length, range, purpose), 0, target, 0, target.length);
    }

    private static float[] random(int length, float range, int purpose) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = Random.range(-range, range, 5, 0, 0, purpose, i);
        }
        return values;
    }

    private static double[] doubles(float[] values) {
        double[] copy = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            copy[i] = values[i];
        }
        return copy;
    }
}
