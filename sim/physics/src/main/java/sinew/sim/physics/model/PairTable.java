package sinew.sim.physics.model;

import java.util.List;
import sinew.sim.kernel.Constants;
import sinew.sim.kernel.HostOnly;
import sinew.sim.physics.preparation.ContactParameters;

/**
 * The pairs of geoms that could touch, sorted by the collider they need, so that neighbouring lanes do the same work. The first geom of a
 * pair has the lower type, as in MuJoCo.
 */
@Constants
public final class PairTable {
    /** {@link #kind}: plane and sphere. */
    public static final int PLANE_SPHERE = 0;
    /** {@link #kind}: plane and capsule. */
    public static final int PLANE_CAPSULE = 1;
    /** {@link #kind}: plane and ellipsoid. */
    public static final int PLANE_ELLIPSOID = 2;
    /** {@link #kind}: plane and cylinder. */
    public static final int PLANE_CYLINDER = 3;
    /** {@link #kind}: plane and box. */
    public static final int PLANE_BOX = 4;
    /** {@link #kind}: plane and hull of a mesh; the last one with a plane. */
    public static final int PLANE_MESH = 5;
    /** {@link #kind}: two spheres. */
    public static final int SPHERE_SPHERE = 6;
    /** {@link #kind}: sphere and capsule. */
    public static final int SPHERE_CAPSULE = 7;
    /** {@link #kind}: sphere and cylinder. */
    public static final int SPHERE_CYLINDER = 8;
    /** {@link #kind}: sphere and box. */
    public static final int SPHERE_BOX = 9;
    /** {@link #kind}: two capsules. */
    public static final int CAPSULE_CAPSULE = 10;
    /** {@link #kind}: capsule and box. */
    public static final int CAPSULE_BOX = 11;
    /** {@link #kind}: two boxes. */
    public static final int BOX_BOX = 12;
    /** {@link #kind}: any other two convex geoms. */
    public static final int CONVEX_CONVEX = 13;
    /** {@link #kind}: height field and a convex geom. */
    public static final int HEIGHT_FIELD_CONVEX = 14;

    /** Numbers of a contact that a collider writes: distance, position (3), normal (3), tangent (3). */
    public static final int CONTACT_SIZE = 10;
    /** Numbers of working memory of the colliders of boxes. */
    public static final int WORK_SIZE = 80;

    /** Pairs. */
    public final int count;
    /** Pairs with a plane; they come first. */
    public final int planes;
    /** The kinds that occur: bit k is set if there is a pair of kind k. */
    public final int kinds;
    /** Where working memory of colliders begins behind the contacts of a pair. */
    public final int workStart;
    /** Numbers that a collider needs at most: contacts and, if there are boxes, {@link #WORK_SIZE} numbers of working memory. */
    public final int foundSize;
    /** Which collider {@code [count]}. */
    public final int[] kind;
    /** First geom in {@link GeomTable} {@code [count]}. */
    public final int[] first;
    /** Second geom in {@link GeomTable} {@code [count]}. */
    public final int[] second;
    /** Set in {@link ContactParameterTable} {@code [count]}. */
    public final int[] parameters;
    /** Distance from which on contacts are listed, margin + gap {@code [count]}, in m. */
    public final float[] range;
    /** Distance of the geoms' centres (of the second's from the plane) beyond which they cannot touch {@code [count]}, in m. */
    public final float[] reach;

    @HostOnly
    private final ContactEstimate estimate;

    PairTable(GeomTable geoms, GeomPairs found) {
        List<GeomPairs.Pair> pairs = found.pairs();
        count = pairs.size();
        kind = new int[count];
        first = new int[count];
        second = new int[count];
        parameters = new int[count];
        range = new float[count];
        reach = new float[count];
        int withPlane = 0;
        int occurring = 0;
        int most = 0;
        for (int i = 0; i < count; i++) {
            GeomPairs.Pair pair = pairs.get(i);
            ContactParameters figures = found.parameters().get(pair.parameters());
            kind[i] = pair.kind();
            first[i] = pair.first();
            second[i] = pair.second();
            parameters[i] = pair.parameters();
            range[i] = (float) (figures.margin() + figures.gap());
            reach[i] = geoms.boundingRadius[pair.first()] + geoms.boundingRadius[pair.second()] + range[i];
            withPlane += pair.kind() <= PLANE_MESH ? 1 : 0;
            occurring |= 1 << pair.kind();
            most = Math.max(most, ColliderKind.mostContacts(geoms.type[pair.first()], geoms.type[pair.second()]));
        }
        planes = withPlane;
        kinds = occurring;
        workStart = CONTACT_SIZE * most;
        boolean boxes = (kinds & (1 << CAPSULE_BOX | 1 << BOX_BOX)) != 0;
        foundSize = workStart + (boxes ? WORK_SIZE : 0);
        estimate = new ContactEstimate(geoms, found);
    }

    /**
     * The sum of the most contacts of all pairs.
     *
     * @return no state has more contacts
     */
    @HostOnly
    public int mostContacts() {
        return estimate.most();
    }

    /**
     * How many contacts a state is likely to have at most, see {@link ContactEstimate}.
     *
     * @return at most {@link #mostContacts}
     */
    @HostOnly
    public int contactEstimate() {
        return estimate.likely();
    }
}
