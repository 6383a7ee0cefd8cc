package sinew.sim.physics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import sinew.sim.physics.model.Model;

/** Compares what one step gave that was rounded differently. */
final class OneStepApart {
    private OneStepApart() {}

    /**
     * The equations allow accelerations to differ by 1e-4 of the largest, because solving with the mass matrix multiplies rounding by its
     * condition number; a step of length h carries h times that into the velocities and h times the velocities' difference into the
     * positions, each beside its own rounding of 1e-5 of the largest.
     */
    static void assertOneStepApart(Model model, Robots expected, Robots actual) {
        double acceleration = 1e-4 * largest(expected.qacc);
        double velocity = 1e-5 * largest(expected.qvel) + model.timestep * acceleration;
        double position = 1e-5 * largest(expected.qpos) + model.timestep * velocity;
        assertClose("qacc", expected.qacc, actual.qacc, acceleration);
        assertClose("qvel", expected.qvel, actual.qvel, velocity);
        assertClose("qpos", expected.qpos, actual.qpos, position);
    }

    /** Compares the fields of {@link Robots} in order: positions, velocities, accelerations, controls. */
    static void assertOneStepApart(Model model, List<Object> expected, List<Object> actual) {
        List<float[]> first = arrays(expected);
        List<float[]> second = arrays(actual);
        double acceleration = 1e-4 * largest(first.get(2));
        double velocity = 1e-5 * largest(first.get(1)) + model.timestep * acceleration;
        assertClose("qacc", first.get(2), second.get(2), acceleration);
        assertClose("qvel", first.get(1), second.get(1), velocity);
        assertClose(
                "qpos",
                first.getFirst(),
                second.getFirst(),
                1e-5 * largest(first.getFirst()) + model.timestep * velocity);
    }

    private static List<float[]> arrays(List<Object> values) {
        return values.stream()
                .filter(float[].class::isInstance)
                .map(float[].class::cast)
                .toList();
    }

    private static void assertClose(String what, float[] expected, float[] actual, double tolerance) {
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], tolerance, what + " " + i);
        }
    }

    static double largest(float[] values) {
        double largest = 1e-6;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
