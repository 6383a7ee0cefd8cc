package sinew.learning.checkpoint;

import java.lang.reflect.Array;
import java.util.Arrays;

/**
 * A named array of numbers in a checkpoint.
 *
 * @param name unique in its file, for example {@code actor.0.weight}
 * @param shape the sizes of the dimensions, the last one varies fastest; empty for a single number
 * @param values {@code float[]}, {@code double[]}, {@code int[]} or {@code long[]} with as many elements as the shape has
 */
public record Tensor(String name, int[] shape, Object values) {
    /**
     * Checks that values and shape agree.
     *
     * @throws IllegalArgumentException if they do not
     */
    public Tensor {
        TensorType.of(values);
        long elements = 1;
        for (int size : shape) {
            elements = Math.multiplyExact(elements, size);
        }
        if (elements != Array.getLength(values)) {
            throw new IllegalArgumentException("Tensor '" + name + "' of shape " + Arrays.toString(shape) + " needs "
                    + elements + " values, not " + Array.getLength(values));
        }
    }

    /**
     * Makes a vector.
     *
     * @param name its name
     * @param values its numbers, an array
     * @return the tensor
     */
    public static Tensor vector(String name, Object values) {
        return new Tensor(name, new int[] {Array.getLength(values)}, values);
    }

    /**
     * Makes a single whole number.
     *
     * @param name its name
     * @param value the number
     * @return the tensor
     */
    public static Tensor scalar(String name, long value) {
        return new Tensor(name, new int[0], new long[] {value});
    }

    /**
     * Makes a single number.
     *
     * @param name its name
     * @param value the number
     * @return the tensor
     */
    public static Tensor scalar(String name, double value) {
        return new Tensor(name, new int[0], new double[] {value});
    }
}
