package sinew.sim.physics.preparation;

import java.util.List;
import java.util.function.ToDoubleFunction;
import sinew.assets.model.Quaternion;
import sinew.assets.model.Vector3;

/** Writes descriptions into flat arrays of floats. */
public final class Flat {
    private Flat() {}

    /** Writes block {@code index} of three. */
    public static void store(Vector3 vector, float[] array, int index) {
        array[3 * index] = (float) vector.x();
        array[3 * index + 1] = (float) vector.y();
        array[3 * index + 2] = (float) vector.z();
    }

    /** Writes block {@code index} of four. */
    public static void store(Quaternion quaternion, float[] array, int index) {
        array[4 * index] = (float) quaternion.w();
        array[4 * index + 1] = (float) quaternion.x();
        array[4 * index + 2] = (float) quaternion.y();
        array[4 * index + 3] = (float) quaternion.z();
    }

    /** Copies numbers. */
    public static int[] ints(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Rounds numbers to floats. */
    public static float[] floats(List<Double> values) {
        float[] floats = new float[values.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = values.get(i).floatValue();
        }
        return floats;
    }

    /** One number of each element. */
    public static <T> float[] floats(List<T> elements, ToDoubleFunction<T> number) {
        float[] numbers = new float[elements.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) number.applyAsDouble(elements.get(i));
        }
        return numbers;
    }

    /** Whether any number is not zero. */
    public static boolean anyNonzero(float[] numbers) {
        for (float number : numbers) {
            if (number != 0f) {
                return true;
            }
        }
        return false;
    }
}
