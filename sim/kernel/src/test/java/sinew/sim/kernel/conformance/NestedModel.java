package sinew.sim.kernel.conformance;

import sinew.sim.kernel.Constants;
import sinew.sim.kernel.HostOnly;

/** Constants with tables inside, and a table inside a table. */
@Constants
public final class NestedModel {
    /** Elements of one environment. */
    public final int count;
    /** Bodies of a sort. */
    public final Bodies bodies;
    /** Only for Java. */
    @HostOnly
    public final Colours other;

    /**
     * Makes the constants.
     *
     * @param count elements of one environment
     */
    public NestedModel(int count) {
        this.count = count;
        bodies = new Bodies(count);
        other = new Colours(1);
    }

    /** A table that holds another. */
    @Constants
    public static final class Bodies {
        /** How many. */
        public final int count;
        /** A number for each. */
        public final float[] mass;
        /** The inner table. */
        public final Colours colours;

        Bodies(int count) {
            this.count = count;
            mass = new float[count];
            for (int i = 0; i < count; i++) {
                mass[i] = 0.25f * i + 1f;
            }
            colours = new Colours(3);
        }
    }

    /** A table without tables. */
    @Constants
    public static final class Colours {
        /** How many. */
        public final int count;
        /** A number for each; a name that other tables use too. */
        public final int[] mass;

        Colours(int count) {
            this.count = count;
            mass = new int[count];
            for (int i = 0; i < count; i++) {
                mass[i] = 7 * i - 3;
            }
        }
    }
}
