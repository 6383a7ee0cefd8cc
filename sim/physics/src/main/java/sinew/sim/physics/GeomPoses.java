package sinew.sim.physics;

import sinew.sim.kernel.Scratch;

/** Where the geoms that can touch are in the world. {@link GeomKinematics}. */
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
