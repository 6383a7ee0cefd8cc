package sinew.sim.physics.model;

import java.util.List;
import sinew.assets.model.GeomSpec;
import sinew.assets.model.GeomType;
import sinew.sim.kernel.Constants;
import sinew.sim.physics.preparation.Flat;

/** The spheres and cylinders that tendons run round. */
@Constants
public final class ObstacleTable {
    /** Obstacles. */
    public final int count;
    /** 1 for a cylinder along the z axis of its frame, 0 for a sphere {@code [count]}. */
    public final int[] cylinder;
    /** The body of each obstacle {@code [count]}. */
    public final int[] body;
    /** Positions in the body's frame {@code [count, 3]}, in m. */
    public final float[] position;
    /** Orientations in the body's frame {@code [count, 4]}. */
    public final float[] orientation;
    /** Radii {@code [count]}, in m. */
    public final float[] radius;

    ObstacleTable(List<GeomSpec> geoms, List<Integer> used) {
        count = used.size();
        cylinder = new int[count];
        body = new int[count];
        position = new float[count * 3];
        orientation = new float[count * 4];
        radius = new float[count];
        for (int i = 0; i < count; i++) {
            GeomSpec geom = geoms.get(used.get(i));
            cylinder[i] = geom.type() == GeomType.CYLINDER ? 1 : 0;
            body[i] = geom.bodyIndex();
            Flat.store(geom.pose().position(), position, i);
            Flat.store(geom.pose().orientation(), orientation, i);
            radius[i] = (float) geom.size().x();
        }
    }
}
