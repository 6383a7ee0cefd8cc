package sinew.assets.mesh;

import java.util.Arrays;
import java.util.regex.Pattern;

/** A growing list of numbers. */
final class Numbers {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    private double[] values = new double[64];
    private int count;

    /** The number that a word is in whole, or NaN. */
    static double parse(String word) {
        return NUMBER.matcher(word).matches() ? Double.parseDouble(word) : Double.NaN;
    }

    void add(double value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
        }
        values[count++] = value;
    }

    double get(int index) {
        return values[index];
    }

    int count() {
        return count;
    }

    double[] toArray() {
        return Arrays.copyOf(values, count);
    }
}
