package sinew.sim.physics.data;

import sinew.sim.kernel.Scratch;
import sinew.sim.physics.model.Model;

/** Where the geoms that can touch are in the world. {@code GeomKinematics}. */
@Scratch
public final class GeomPoses {
    /** Origins of the geoms' frames {@code [geoms, 3]}, in m (geom_xpos). */
    public final float[] position;
    /** Orientations of the geoms {@code [geoms, 4]}, unit quaternions from geom to world. */
    public final float[] orientation;

    GeomPoses(Model model) {
        position = new float[model.geoms.count * 3];
        orientation = new float[model.geoms.count * 4];
    }
}
