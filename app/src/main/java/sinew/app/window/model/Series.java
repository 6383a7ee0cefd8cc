package sinew.app.window.model;

import java.util.Arrays;

/**
 * One curve: numbers over iterations, in the order in which they came. Grows without limit and is thinned out for drawing.
 */
public final class Series {
    private final String name;
    private double[] iterations = new double[256];
    private double[] values = new double[256];
    private int size;

    /**
     * Makes an empty curve.
     *
     * @param name what a legend calls it
     */
    public Series(String name) {
        this.name = name;
    }

    /**
     * Names the curve.
     *
     * @return the name in a legend
     */
    public String name() {
        return name;
    }

    /**
     * Counts the points.
     *
     * @return at least 0
     */
    public int size() {
        return size;
    }

    /**
     * Adds a point. Numbers that are not finite are left out.
     *
     * @param iteration where
     * @param value the number
     */
    public void add(double iteration, double value) {
        if (!Double.isFinite(value)) {
            return;
        }
        if (size == values.length) {
            iterations = Arrays.copyOf(iterations, size * 2);
            values = Arrays.copyOf(values, size * 2);
        }
        iterations[size] = iteration;
        values[size] = value;
        size++;
    }

    /**
     * Finds the newest value.
     *
     * @return the value, not a number while the curve is empty
     */
    public double last() {
        return size == 0 ? Double.NaN : values[size - 1];
    }

    /**
     * Finds the value at an iteration or the nearest earlier one.
     *
     * @param iteration where
     * @return the value, not a number before the first point
     */
    public double at(double iteration) {
        int found = Arrays.binarySearch(iterations, 0, size, iteration);
        int index = found >= 0 ? found : -found - 2;
        return index < 0 ? Double.NaN : values[index];
    }

    /**
     * Gives what is to be drawn: the curve itself while it is short, else the smallest and the largest point of each of equally
     * wide slices, so that no spike is lost.
     *
     * @param maximumPoints how many points there may be, at least 4
     * @param smoothing from 0 (as it is) to just below 1: the weight of the past in an exponential moving average, corrected for
     *     its start so that the first points are not drawn towards 0
     * @return the points
     */
    public Curve curve(int maximumPoints, double smoothing) {
        double[] heights = smoothing > 0 ? smoothed(smoothing) : values;
        if (size <= maximumPoints) {
            return new Curve(Arrays.copyOf(iterations, size), Arrays.copyOf(heights, size));
        }
        int slices = Math.max(2, maximumPoints / 2);
        double[] x = new double[slices * 2];
        double[] y = new double[slices * 2];
        for (int slice = 0; slice < slices; slice++) {
            int from = (int) ((long) size * slice / slices);
            int to = (int) ((long) size * (slice + 1) / slices);
            int low = from;
            int high = from;
            for (int i = from + 1; i < to; i++) {
                low = heights[i] < heights[low] ? i : low;
                high = heights[i] > heights[high] ? i : high;
            }
            int first = Math.min(low, high);
            int second = Math.max(low, high);
            x[slice * 2] = iterations[first];
            y[slice * 2] = heights[first];
            x[slice * 2 + 1] = iterations[second];
            y[slice * 2 + 1] = heights[second];
        }
        return new Curve(x, y);
    }

    private double[] smoothed(double smoothing) {
        double[] result = new double[size];
        double mean = 0;
        double weight = 1;
        for (int i = 0; i < size; i++) {
            mean = smoothing * mean + (1 - smoothing) * values[i];
            weight *= smoothing;
            result[i] = mean / (1 - weight);
        }
        return result;
    }

    /**
     * Points to draw.
     *
     * @param iterations their places, never decreasing
     * @param values their heights
     */
    public record Curve(double[] iterations, double[] values) {
        /**
         * Counts the points.
         *
         * @return at least 0
         */
        public int size() {
            return values.length;
        }
    }
}
