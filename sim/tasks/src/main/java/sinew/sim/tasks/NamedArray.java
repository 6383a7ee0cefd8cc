package sinew.sim.tasks;

import java.lang.reflect.Array;

/**
 * A named piece of state for checkpoints.
 *
 * @param name unique within its list
 * @param array a {@code float[]} or {@code int[]}
 */
public record NamedArray(String name, Object array) {
    /**
     * Checks the kind of the array.
     *
     * @throws IllegalArgumentException if it is neither {@code float[]} nor {@code int[]}
     */
    public NamedArray {
        if (!(array instanceof float[]) && !(array instanceof int[])) {
            throw new IllegalArgumentException(
                    "State '" + name + "' is a " + array.getClass().getSimpleName() + "; expected float[] or int[]");
        }
    }

    /**
     * Counts the elements.
     *
     * @return the array's length
     */
    public int length() {
        return Array.getLength(array);
    }
}
