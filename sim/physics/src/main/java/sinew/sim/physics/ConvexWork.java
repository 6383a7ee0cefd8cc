package sinew.sim.physics;

import sinew.sim.kernel.Scratch;

/** Working memory of {@link ConvexColliders} where an environment has one lane; several lanes have memory of their own. */
@Scratch
public final class ConvexWork {
    /** See {@link ConvexMemory} {@code [ConvexTable.numberSize]}. */
    public final float[] numbers;
    /** See {@link ConvexMemory} {@code [ConvexTable.indexSize]}. */
    public final int[] indices;

    ConvexWork(ConvexTable table) {
        numbers = new float[table.numberSize];
        indices = new int[table.indexSize];
    }
}
