package sinew.sim.physics;

import sinew.sim.kernel.Scratch;

/** Where the sites of {@link SiteTable} are. */
@Scratch
public final class SitePoses {
    /** Positions {@code [count, 3]} in the world, in m (site_xpos). {@link Sites}. */
    public final float[] position;
    /** Orientations {@code [count, 4]}, unit quaternions from site to world. {@link Sites}. */
    public final float[] orientation;

    SitePoses(SiteTable sites) {
        position = new float[sites.count * 3];
        orientation = new float[sites.count * 4];
    }
}
