package sinew.sim.physics.model;

import java.util.List;
import sinew.assets.model.HeightFieldSpec;
import sinew.assets.model.ModelSpec;
import sinew.sim.kernel.Constants;
import sinew.sim.kernel.HostOnly;
import sinew.sim.physics.preparation.CollisionShapes;

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

    /** Number in this table of each height field of the description, -1 if it cannot touch. */
    @HostOnly
    final int[] ofSpec;

    /**
     * Flattens fields.
     *
     * @param spec the description; its height fields that geoms touch with are taken
     */
    HeightFieldTable(ModelSpec spec) {
        ofSpec = CollisionShapes.heightFields(spec);
        List<HeightFieldSpec> fields = spec.assets().heightFields().stream()
                .filter(field -> ofSpec[field.index()] >= 0)
                .toList();
        count = fields.size();
        rows = new int[count];
        columns = new int[count];
        size = new float[count * 4];
        start = new int[count];
        int samples = 0;
        for (int i = 0; i < count; i++) {
            HeightFieldSpec field = fields.get(i);
            rows[i] = field.field().rows();
            columns[i] = field.field().columns();
            start[i] = samples;
            samples += rows[i] * columns[i];
            size[4 * i] = (float) field.radiusX();
            size[4 * i + 1] = (float) field.radiusY();
            size[4 * i + 2] = (float) field.elevation();
            size[4 * i + 3] = (float) field.base();
        }
        elevation = new float[samples];
        for (int i = 0; i < count; i++) {
            float[] unit = fields.get(i).field().elevation();
            for (int k = 0; k < unit.length; k++) {
                elevation[start[i] + k] = (float) (unit[k] * fields.get(i).elevation());
            }
        }
    }
}
