package sinew.sim.physics;

import java.util.List;
import sinew.sim.kernel.Constants;

/**
 * The height fields that can touch, as flat arrays. A field lies on the x y plane of its geom's frame from -halfX to halfX and -halfY to
 * halfY; sample (row, column) is at x = -halfX + 2 halfX column / (columns - 1), y = -halfY + 2 halfY row / (rows - 1), and each grid
 * cell is cut into two triangles. Below it is solid down to z = -base.
 */
@Constants
public final class HeightFieldTable {
    /** Height fields. */
    public final int count;
    /** Samples along y {@code [count]}. */
    public final int[] rows;
    /** Samples along x {@code [count]}. */
    public final int[] columns;
    /** Half extents along x and y, largest elevation, and base below zero {@code [count, 4]}, in m. */
    public final float[] size;
    /** First sample of each field in {@link #elevation} {@code [count]}. */
    public final int[] start;
    /** Heights above the geom's x y plane, row by row, in m. */
    public final float[] elevation;

    /**
     * Flattens fields.
     *
     * @param fields those that can touch
     */
    HeightFieldTable(List<Field> fields) {
        count = fields.size();
        rows = new int[count];
        columns = new int[count];
        size = new float[count * 4];
        start = new int[count];
        int samples = 0;
        for (int i = 0; i < count; i++) {
            Field field = fields.get(i);
            rows[i] = field.rows;
            columns[i] = field.columns;
            start[i] = samples;
            samples += field.rows * field.columns;
            System.arraycopy(field.size, 0, size, 4 * i, 4);
        }
        elevation = new float[samples];
        for (int i = 0; i < count; i++) {
            float[] unit = fields.get(i).elevation;
            for (int k = 0; k < unit.length; k++) {
                elevation[start[i] + k] = unit[k] * size[4 * i + 2];
            }
        }
    }

    /**
     * A height field of a description.
     *
     * @param rows samples along y
     * @param columns samples along x
     * @param size half extents along x and y, largest elevation, base, in m
     * @param elevation {@code [rows, columns]}, 0 to 1
     */
    record Field(int rows, int columns, float[] size, float[] elevation) {}
}
