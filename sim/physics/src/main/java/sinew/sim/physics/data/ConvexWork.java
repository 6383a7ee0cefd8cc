package sinew.sim.physics.data;

import sinew.sim.kernel.Scratch;
import sinew.sim.physics.model.ConvexTable;

/** Working memory of {@code ConvexColliders} where an environment has one lane; several lanes have memory of their own. */
@Scratch
public final class ConvexWork {
    /** See {@code ConvexMemory} {@code [ConvexTable.numberSize]}. */
    public final float[] numbers;
    /** See {@code ConvexMemory} {@code [ConvexTable.indexSize]}. */
    public final int[] indices;

    ConvexWork(ConvexTable table) {
        numbers = new float[table.numberSize];
        indices = new int[table.indexSize];
    }
}
