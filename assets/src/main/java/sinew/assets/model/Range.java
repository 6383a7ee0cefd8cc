package sinew.assets.model;

/**
 * An interval of a quantity.
 *
 * @param minimum lower end
 * @param maximum upper end
 */
public record Range(double minimum, double maximum) {
    /** The range of an element that states none. */
    public static final Range NONE = new Range(0, 0);

    /** What an infinite end becomes: floats multiply it by anything usual and stay finite. */
    public static final double ENDLESS = 1e30;

    /**
     * Asks whether nothing is outside.
     *
     * @return whether both ends are infinite
     */
    public boolean isEndless() {
        return minimum <= -ENDLESS && maximum >= ENDLESS;
    }

    /**
     * Half of the interval's length.
     *
     * @return the radius
     */
    public double radius() {
        return (maximum - minimum) / 2;
    }

    /**
     * The middle of the interval.
     *
     * @return the middle
     */
    public double middle() {
        return (maximum + minimum) / 2;
    }
}
