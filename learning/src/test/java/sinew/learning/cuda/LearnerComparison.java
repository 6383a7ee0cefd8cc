package sinew.learning.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import sinew.learning.Learner;
import sinew.learning.RandomEnvironment;
import sinew.learning.UpdateReport;
import sinew.learning.checkpoint.Tensor;
import sinew.learning.settings.LearnerSettings;

/** Lets two learners learn the same and compares what they say and what they have become. */
final class LearnerComparison {
    static final int ENVIRONMENTS = 40;

    private LearnerComparison() {}

    /** Makes a learner for environments. */
    interface Maker {
        Learner make(RandomEnvironment environment);
    }

    /** Two updates of one learner against those of another one. */
    static void compare(Maker expected, Maker actual, LearnerSettings settings, boolean asymmetric) {
        try (RandomEnvironment one = new RandomEnvironment(ENVIRONMENTS, asymmetric);
                RandomEnvironment other = new RandomEnvironment(ENVIRONMENTS, asymmetric);
                Learner reference = expected.make(one);
                Learner learner = actual.make(other)) {
            for (int update = 0; update < 2; update++) {
                assertClose(
                        iterate(reference, one, settings.rolloutSteps()),
                        iterate(learner, other, settings.rolloutSteps()));
                assertClose(reference.saveState(), learner.saveState());
            }
        }
    }

    /** One rollout and one update. */
    static UpdateReport iterate(Learner learner, RandomEnvironment environment, int steps) {
        for (int step = 0; step < steps; step++) {
            learner.act(environment);
            environment.step();
            learner.record(environment);
        }
        learner.computeAdvantages(environment);
        return learner.update();
    }

    private static void assertClose(UpdateReport expected, UpdateReport actual) {
        assertEquals(expected.valueLoss(), actual.valueLoss(), 1e-4 * Math.abs(expected.valueLoss()), "value loss");
        assertEquals(expected.surrogateLoss(), actual.surrogateLoss(), 1e-5, "surrogate loss");
        assertEquals(expected.entropy(), actual.entropy(), 1e-4 * Math.abs(expected.entropy()), "entropy");
        assertEquals(expected.kl(), actual.kl(), 1e-4 * Math.abs(expected.kl()) + 1e-6, "divergence");
        assertEquals(expected.learningRate(), actual.learningRate(), 1e-9, "learning rate");
        assertEquals(expected.meanNoiseStd(), actual.meanNoiseStd(), 1e-5, "deviation");
    }

    private static void assertClose(List<Tensor> expected, List<Tensor> actual) {
        assertEquals(
                expected.stream().map(Tensor::name).toList(),
                actual.stream().map(Tensor::name).toList());
        for (int i = 0; i < expected.size(); i++) {
            Tensor tensor = expected.get(i);
            double[] numbers = numbers(tensor);
            double[] others = numbers(actual.get(i));
            double size = 1e-7;
            for (double number : numbers) {
                size = Math.max(size, Math.abs(number));
            }
            for (int j = 0; j < numbers.length; j++) {
                assertEquals(numbers[j], others[j], 1e-4 * size, tensor.name() + "[" + j + "]");
            }
        }
    }

    private static double[] numbers(Tensor tensor) {
        return switch (tensor.values()) {
            case float[] floats -> {
                double[] numbers = new double[floats.length];
                for (int i = 0; i < floats.length; i++) {
                    numbers[i] = floats[i];
                }
                yield numbers;
            }
            case double[] doubles -> doubles;
            case long[] longs -> Arrays.stream(longs).asDoubleStream().toArray();
            default -> new double[0];
        };
    }
}
