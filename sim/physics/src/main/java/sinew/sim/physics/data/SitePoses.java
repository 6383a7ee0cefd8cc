package sinew.sim.physics.data;

import sinew.sim.kernel.Scratch;
import sinew.sim.physics.model.SiteTable;

/** Where the sites of {@link SiteTable} are. */
@Scratch
public final class SitePoses {
    /** Positions {@code [count, 3]} in the world, in m (site_xpos). {@code Sites}. */
    public final float[] position;
    /** Orientations {@code [count, 4]}, unit quaternions from site to world. {@code Sites}. */
    public final float[] orientation;

    SitePoses(SiteTable sites) {
        position = new float[sites.count * 3];
        orientation = new float[sites.count * 4];
    }
}
