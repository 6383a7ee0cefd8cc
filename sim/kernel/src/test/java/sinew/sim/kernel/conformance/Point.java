package sinew.sim.kernel.conformance;

import sinew.sim.kernel.HostOnly;
import sinew.sim.kernel.KernelCode;

/**
 * A value.
 *
 * @param x a component
 * @param y a component
 */
@KernelCode
public record Point(float x, float y) {
    /** Checks nothing, but only in Java. */
    @HostOnly
    public Point {}

    /**
     * Makes a value.
     *
     * @return (0, 0)
     */
    public static Point zero() {
        return new Point(0, 0);
    }

    /**
     * Reads a value.
     *
     * @param array where from
     * @param offset index of the first component
     * @return the value
     */
    public static Point at(float[] array, int offset) {
        return new Point(array[offset], array[offset + 1]);
    }

    /**
     * Writes this value.
     *
     * @param array where to. Modified.
     * @param offset index of the first component
     */
    public void store(float[] array, int offset) {
        array[offset] = x;
        array[offset + 1] = this.y;
    }

    /**
     * Scales.
     *
     * @param factor the factor
     * @return scaled
     */
    public Point times(float factor) {
        return new Point(factor * x, factor * y);
    }

    /**
     * Multiplies componentwise: an overload.
     *
     * @param other the other
     * @return product
     */
    public Point times(Point other) {
        return new Point(x * other.x, y() * other.y());
    }

    /**
     * Scales by a whole number: an overload that widening must not miss.
     *
     * @param factor the factor
     * @return scaled and shifted
     */
    public Point times(int factor) {
        return times((float) factor).plus(this);
    }

    /**
     * Adds.
     *
     * @param other the other
     * @return sum
     */
    public Point plus(Point other) {
        return new Point(x + other.x, y + other.y);
    }

    /**
     * Measures.
     *
     * @return the norm
     */
    public float norm() {
        return (float) Math.sqrt(x * x + y * y);
    }

    /** Text for Java. */
    @HostOnly
    @Override
    public String toString() {
        return "(" + x + ", " + y + ")";
    }
}
