package sinew.sim.kernel.conformance;

import sinew.sim.kernel.Constants;
import sinew.sim.kernel.HostOnly;

/** Constants of every kind, with values that are hard to spell. */
@Constants
public final class ConformanceModel {
    /** A constant of the class. */
    public static final int STRIDE = 3;

    /** Elements of one environment. */
    public final int count;
    /** A name that C++ keeps for itself. */
    public final int register;
    /** Zero. */
    public final int none;
    /** The smallest int. */
    public final int smallest;
    /** A float without short decimal form. */
    public final float third;
    /** A subnormal float. */
    public final float tiny;
    /** Infinity. */
    public final float limit;
    /** Not a number. */
    public final float nothing;
    /** A switch. */
    public final boolean enabled;
    /** Numbers, negative ones and -0 among them. */
    public final float[] table;
    /** Indices. */
    public final int[] order;
    /** No elements. */
    public final float[] empty;
    /** Only for Java. */
    @HostOnly
    public final String name;

    /**
     * Makes the constants.
     *
     * @param count elements of one environment
     */
    public ConformanceModel(int count) {
        this.count = count;
        register = 7;
        none = 0;
        smallest = Integer.MIN_VALUE;
        third = 1f / 3f;
        tiny = 1e-41f;
        limit = Float.POSITIVE_INFINITY;
        nothing = Float.NaN;
        enabled = true;
        name = "conformance";
        table = new float[count * STRIDE];
        order = new int[count];
        empty = new float[0];
        for (int i = 0; i < table.length; i++) {
            table[i] = i == 4 ? -0f : i == 5 ? Float.NEGATIVE_INFINITY : (float) Math.sin(i) * 3;
        }
        for (int i = 0; i < count; i++) {
            order[i] = i * 5 % count;
        }
    }
}
