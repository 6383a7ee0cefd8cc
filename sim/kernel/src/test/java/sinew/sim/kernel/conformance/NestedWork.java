package sinew.sim.kernel.conformance;

import sinew.sim.kernel.OffChip;
import sinew.sim.kernel.Overlay;
import sinew.sim.kernel.Scratch;

/** Working memory with tables inside, and a table inside a table. */
@Scratch
public final class NestedWork {
    /** An array before the tables. */
    public final float[] before;
    /** A table. */
    public final Forces forces;
    /** An array after it. */
    public final float[] after;
    /** Used before {@link #late}. */
    @Overlay
    public final float[] early;
    /** Used after {@link #early}. */
    @Overlay
    public final Late late;

    /**
     * Makes working memory.
     *
     * @param model gives the sizes
     */
    public NestedWork(NestedModel model) {
        before = new float[model.bodies.count];
        forces = new Forces(model.bodies);
        after = new float[model.count];
        early = new float[model.count];
        late = new Late(model);
    }

    /** A table that lies where another array lay. */
    @Scratch
    public static final class Late {
        /** A number for each element. */
        public final float[] value;

        Late(NestedModel model) {
            value = new float[model.count + 2];
        }
    }

    /** A table that holds another. */
    @Scratch
    public static final class Forces {
        /** A number for each body. */
        public final float[] value;
        /** The inner table. */
        public final Marks marks;

        Forces(NestedModel.Bodies bodies) {
            value = new float[bodies.count];
            this.marks = new Marks(bodies.colours, bodies);
        }
    }

    /** A table without tables. */
    @Scratch
    public static final class Marks {
        /** A number for each colour. */
        public final int[] value;
        /** A number for each body. */
        @OffChip
        public final int[] colour;

        Marks(NestedModel.Colours colours, NestedModel.Bodies bodies) {
            value = new int[colours.count];
            colour = new int[bodies.count];
        }
    }
}
