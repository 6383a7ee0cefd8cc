package sinew.sim.physics.collision.convex;

import static sinew.sim.kernel.Lanes.lanes;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.Quat;
import sinew.sim.math.Vec3;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.data.FoundContact;
import sinew.sim.physics.model.GeomTable;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.model.PairTable;

/**
 * Contacts of any two convex geoms (MuJoCo documentation, Computation, "Collision detection", "Convex collisions"): distance or
 * penetration of their cores; where flat faces lie on each other several contacts, else for shapes with edges a few more from poses that
 * are turned a little ({@code multiccd}).
 *
 * <p>Margins do not blow the geoms up: distance is what it is, up to the range of the pair. The flag {@code nativeccd} makes no
 * difference: the older search that MuJoCo uses without it is not here.
 */
@KernelCode
public final class ConvexColliders {
    /** Angle by which geoms are turned to find more contacts. */
    private static final float TURN = 1e-3f;
    /** Part of the smaller bounding radius that contacts must be apart. */
    private static final float APART = 1e-3f;

    private ConvexColliders() {}

    /** Two convex geoms: up to five contacts. {@code found} is modified. */
    public static int convex(Model m, Data d, int pair, float[] found, int offset) {
        if (lanes() == 1) {
            return collide(m, d, pair, found, offset, d.convex.numbers, d.convex.indices);
        } else {
            float[] w = new float[m.convex.numberSize];
            int[] k = new int[m.convex.indexSize];
            return collide(m, d, pair, found, offset, w, k);
        }
    }

    private static int collide(Model m, Data d, int pair, float[] found, int offset, float[] w, int[] k) {
        int first = m.pairs.first[pair];
        int second = m.pairs.second[pair];
        float range = m.pairs.range[pair];
        Vec3 position = Vec3.at(d.geoms.position, 3 * first);
        Quat orientation = Quat.at(d.geoms.orientation, 4 * first);
        Vec3 otherPosition = Vec3.at(d.geoms.position, 3 * second);
        Quat otherOrientation = Quat.at(d.geoms.orientation, 4 * second);
        ConvexMemory.setGeom(m, w, k, 0, first);
        ConvexMemory.setGeom(m, w, k, 1, second);
        ConvexMemory.setPoses(w, position, orientation, otherPosition, otherOrientation);
        w[ConvexMemory.SCALE] = m.geoms.boundingRadius[first] + m.geoms.boundingRadius[second];
        Vec3.at(w, ConvexMemory.SHIFT).negated().store(w, ConvexMemory.NEAREST);
        int result = search(m, w, k, range);
        if (result == ConvexDistance.FAR) {
            return 0;
        }
        store(w, k, found, offset, 0, position, orientation);
        if (!m.convex.several) {
            return 1;
        }
        if (range <= 0f && hasFaces(k, 0) && hasFaces(k, 1)) {
            int several = result == ConvexDistance.OVERLAP
                    ? FaceContacts.find(m, w, k, found, offset, position, orientation)
                    : 0;
            return Math.max(1, several);
        }
        boolean round = isRound(k, 0) || isRound(k, 1);
        return round ? 1 : turnAbout(m, d, pair, w, k, found, offset);
    }

    private static boolean hasFaces(int[] k, int side) {
        return ConvexFeatures.hasFaces(k[ConvexMemory.TYPE + side]);
    }

    private static boolean isRound(int[] k, int side) {
        int type = k[ConvexMemory.TYPE + side];
        return type == GeomTable.SPHERE || type == GeomTable.ELLIPSOID;
    }

    /**
     * Finds normal, point on the first core and distance of the surfaces.
     *
     * @param w geoms, poses and where to begin. Modified.
     * @param k geoms. Modified.
     * @param range distance up to which contacts count, in m
     * @return a constant of {@link ConvexDistance}; FAR if there is no contact
     */
    public static int search(Model m, float[] w, int[] k, float range) {
        float radii = ConvexMemory.radius(w, k, 0) + ConvexMemory.radius(w, k, 1);
        int result = ConvexDistance.OVERLAP;
        boolean straight = k[ConvexMemory.TYPE] == GeomTable.CAPSULE && k[ConvexMemory.TYPE + 1] == GeomTable.CYLINDER;
        if (straight) {
            result = SegmentDistance.toCylinder(w, radii + range, ConvexDistance.touching(m, w));
        }
        if (!straight || result == ConvexDistance.OVERLAP) {
            result = ConvexDistance.search(m, w, k, radii + range);
        }
        if (result == ConvexDistance.OVERLAP) {
            boolean penetrating = ExpandingPolytope.penetrate(m, w, k, range <= 0f);
            if (!penetrating) {
                return ConvexDistance.FAR;
            }
        }
        if (result != ConvexDistance.FAR && w[ConvexMemory.DISTANCE] - radii >= range) {
            return ConvexDistance.FAR;
        }
        return result;
    }

    /** Writes the contact that {@link #search} found as the {@code index}-th after {@code offset}. {@code found} is modified. */
    static void store(float[] w, int[] k, float[] found, int offset, int index, Vec3 position, Quat orientation) {
        float radius = ConvexMemory.radius(w, k, 0);
        float distance = w[ConvexMemory.DISTANCE] - radius - ConvexMemory.radius(w, k, 1);
        Vec3 normal = Vec3.at(w, ConvexMemory.NORMAL);
        Vec3 middle = Vec3.at(w, ConvexMemory.WITNESS).plusTimes(normal, radius + 0.5f * distance);
        Vec3 place = position.plus(orientation.rotate(middle));
        int to = offset + PairTable.CONTACT_SIZE * index;
        FoundContact.store(distance, place, orientation.rotate(normal), Vec3.zero(), found, to);
    }

    // both geoms are turned against each other about the first contact, along both tangents, both ways
    private static int turnAbout(Model m, Data d, int pair, float[] w, int[] k, float[] found, int offset) {
        int first = m.pairs.first[pair];
        int second = m.pairs.second[pair];
        float least = APART * Math.min(m.geoms.boxRadius[first], m.geoms.boxRadius[second]);
        int count = 1;
        for (int i = 0; i < 4; i++) {
            Vec3 center = Vec3.at(found, offset + 1);
            Vec3 normal = Vec3.at(found, offset + 4);
            Vec3 tangent = tangent(normal);
            Vec3 axis = i < 2 ? tangent : normal.cross(tangent);
            Quat turn = Quat.ofAxisAngle(axis, (i & 1) == 0 ? -TURN : TURN);
            Vec3 position = about(center, turn, Vec3.at(d.geoms.position, 3 * first));
            Quat orientation = turn.times(Quat.at(d.geoms.orientation, 4 * first));
            Quat back = turn.conjugate();
            Vec3 otherPosition = about(center, back, Vec3.at(d.geoms.position, 3 * second));
            Quat otherOrientation = back.times(Quat.at(d.geoms.orientation, 4 * second));
            ConvexMemory.setPoses(w, position, orientation, otherPosition, otherOrientation);
            Vec3.at(w, ConvexMemory.SHIFT).negated().store(w, ConvexMemory.NEAREST);
            int result = search(m, w, k, m.pairs.range[pair]);
            if (result != ConvexDistance.FAR) {
                store(w, k, found, offset, count, position, orientation);
                if (isDistinct(found, offset, count, least)) {
                    found[offset + PairTable.CONTACT_SIZE * count] = found[offset];
                    count++;
                }
            }
        }
        return count;
    }

    // the direction that completes a contact's frame: y, or z where the normal is near y
    private static Vec3 tangent(Vec3 normal) {
        boolean usesY = Math.abs(normal.y()) < 0.5f;
        Vec3 seed = new Vec3(0f, usesY ? 1f : 0f, usesY ? 0f : 1f);
        return seed.plusTimes(normal, -seed.dot(normal)).normalized();
    }

    private static Vec3 about(Vec3 center, Quat turn, Vec3 point) {
        return center.plus(turn.rotate(point.minus(center)));
    }

    private static boolean isDistinct(float[] found, int offset, int index, float least) {
        Vec3 point = Vec3.at(found, offset + PairTable.CONTACT_SIZE * index + 1);
        boolean distinct = true;
        for (int i = 0; i < index; i++) {
            Vec3 other = Vec3.at(found, offset + PairTable.CONTACT_SIZE * i + 1);
            distinct &= point.minus(other).norm() > least;
        }
        return distinct;
    }
}
