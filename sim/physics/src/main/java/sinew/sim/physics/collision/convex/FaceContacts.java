package sinew.sim.physics.collision.convex;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.Quat;
import sinew.sim.math.Vec3;
import sinew.sim.physics.data.FoundContact;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.model.PairTable;

/**
 * Several contacts where a face of one geom lies on a face or an edge of the other: the one is clipped by the sides of the other, and of
 * what remains up to four corners become contacts, each with its own depth. The choice of corners is MuJoCo's. Where nothing remains of an
 * edge of the first geom, the normal of the single contact is turned round, so that the geoms are pulled together: as in MuJoCo 3.14.
 */
@KernelCode
final class FaceContacts {
    /** Cosine of about five degrees. */
    private static final float SAME_DIRECTION = 0.996f;
    /** Sine of about five degrees. */
    private static final float ACROSS = 0.0888f;

    private static final int MOST = 4;
    /** An area must be larger by this to be taken: of equal ones, as round a cylinder's cap, the first stays. */
    private static final float GROWN = 1f + 1e-6f;

    private FaceContacts() {}

    /**
     * Replaces a contact by several.
     *
     * @param w what {@link ExpandingPolytope} found. Modified.
     * @param k see {@link ConvexMemory}. Modified.
     * @param found contacts. Modified.
     * @param offset where the first contact begins
     * @param position origin of the first geom in the world
     * @param orientation of the first geom in the world
     * @return the number of contacts; 0 if the features do not lie on each other
     */
    static int find(Model m, float[] w, int[] k, float[] found, int offset, Vec3 position, Quat orientation) {
        int first = ConvexFeatures.dimension(k, 0);
        int second = ConvexFeatures.dimension(k, 1);
        int firstFaces = ConvexFeatures.listFaces(m, w, k, 0, first, m.convex.firstList);
        int secondFaces = ConvexFeatures.listFaces(m, w, k, 1, second, m.convex.secondList);
        for (int i = 0; i < firstFaces; i++) {
            Vec3 normal = ConvexFeatures.faceNormal(m, w, k, 0, k[m.convex.firstList + i]);
            for (int j = 0; j < secondFaces; j++) {
                Vec3 other = ConvexFeatures.faceNormal(m, w, k, 1, k[m.convex.secondList + j]);
                if (normal.dot(other) < -SAME_DIRECTION) {
                    int corners = ConvexFeatures.storeFace(m, w, k, 0, k[m.convex.firstList + i], m.convex.firstFace);
                    int clipped = ConvexFeatures.storeFace(m, w, k, 1, k[m.convex.secondList + j], m.convex.polygon);
                    int at = clip(m, w, k, m.convex.firstFace, corners, clipped, normal);
                    return store(
                            w,
                            k,
                            at,
                            m.convex.firstFace,
                            normal,
                            other.negated(),
                            1,
                            false,
                            found,
                            offset,
                            position,
                            orientation);
                }
            }
        }
        if (first < 3 && first <= second) {
            return edgeOnFace(m, w, k, 0, first, secondFaces, found, offset, position, orientation);
        }
        return second < 3 ? edgeOnFace(m, w, k, 1, second, firstFaces, found, offset, position, orientation) : 0;
    }

    private static int edgeOnFace(
            Model m,
            float[] w,
            int[] k,
            int side,
            int dimension,
            int faces,
            float[] found,
            int offset,
            Vec3 position,
            Quat orientation) {
        int list = side == 0 ? m.convex.secondList : m.convex.firstList;
        Vec3 contactNormal = Vec3.at(w, ConvexMemory.NORMAL);
        int edges = ConvexFeatures.edgeCount(m, k, side, dimension);
        Vec3 start = ConvexFeatures.edgeStart(w, side);
        for (int i = 0; i < faces; i++) {
            Vec3 normal = ConvexFeatures.faceNormal(m, w, k, 1 - side, k[list + i]);
            float facing = normal.dot(contactNormal);
            if ((side == 0 ? -facing : facing) > 0f) {
                for (int j = 0; j < edges; j++) {
                    Vec3 end = ConvexFeatures.edgeEnd(m, w, k, side, dimension, j);
                    if (Math.abs(end.minus(start).normalized().dot(normal)) < ACROSS) {
                        start.store(w, m.convex.polygon);
                        end.store(w, m.convex.polygon + 3);
                        int corners = ConvexFeatures.storeFace(m, w, k, 1 - side, k[list + i], m.convex.firstFace);
                        int at = clip(m, w, k, m.convex.firstFace, corners, 2, normal);
                        Vec3 outward = side == 0 ? normal.negated() : normal;
                        return store(
                                w,
                                k,
                                at,
                                m.convex.firstFace,
                                normal,
                                outward,
                                side,
                                true,
                                found,
                                offset,
                                position,
                                orientation);
                    }
                }
            }
        }
        return 0;
    }

    // clips the polygon by the planes through the face's sides; returns where it lies, its size is the count of
    // vertices
    private static int clip(Model m, float[] w, int[] k, int face, int corners, int size, Vec3 normal) {
        int from = m.convex.polygon;
        int to = m.convex.clipped;
        int count = size;
        int room = (m.convex.clipped - m.convex.polygon) / 3 - 2;
        float tolerance = -1e-7f * w[ConvexMemory.SCALE];
        for (int e = 0; e < corners; e++) {
            Vec3 corner = Vec3.at(w, face + 3 * e);
            Vec3 next = Vec3.at(w, face + 3 * (e + 1 < corners ? e + 1 : 0));
            Vec3 inward = next.minus(corner).cross(normal).normalized();
            int kept = 0;
            for (int i = 0; i < count && kept < room; i++) {
                Vec3 p = Vec3.at(w, from + 3 * i);
                Vec3 q = Vec3.at(w, from + 3 * (i + 1 < count ? i + 1 : 0));
                float first = inward.dot(p.minus(corner));
                float second = inward.dot(q.minus(corner));
                boolean entering = second > tolerance;
                if ((first > tolerance) != entering) {
                    float share = first / (first - second);
                    if (share >= 0f && share <= 1f) {
                        p.plusTimes(q.minus(p), share).store(w, to + 3 * kept);
                        kept++;
                    }
                }
                if (entering) {
                    q.store(w, to + 3 * kept);
                    kept++;
                }
            }
            count = kept;
            int other = from;
            from = to;
            to = other;
        }
        k[ConvexMemory.VERTEX_COUNT] = dropAbove(w, from, count, Vec3.at(w, face), normal);
        return from;
    }

    private static int dropAbove(float[] w, int polygon, int count, Vec3 corner, Vec3 normal) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            Vec3 point = Vec3.at(w, polygon + 3 * i);
            if (normal.dot(point.minus(corner)) <= 0f) {
                point.store(w, polygon + 3 * kept);
                kept++;
            }
        }
        return kept;
    }

    private static int store(
            float[] w,
            int[] k,
            int polygon,
            int face,
            Vec3 normal,
            Vec3 outward,
            int side,
            boolean edge,
            float[] found,
            int offset,
            Vec3 position,
            Quat orientation) {
        int count = k[ConvexMemory.VERTEX_COUNT];
        if (edge && count == 0 && side == 0) {
            Vec3.at(found, offset + 4).negated().store(found, offset + 4);
        }
        for (int i = 0; i < Math.min(count, MOST); i++) {
            k[ConvexMemory.FEATURE_INDEX + i] = i;
        }
        if (count > MOST) {
            largestQuadrilateral(w, k, polygon, count);
            count = MOST;
        } else if (edge && count > 2) {
            farthestTwo(w, k, polygon, count);
            count = 2;
        }
        Vec3 corner = Vec3.at(w, face);
        Vec3 worldNormal = orientation.rotate(outward);
        // corners of the first geom lie ahead of the contact, those of the second behind it
        float half = side == 0 ? 0.5f : -0.5f;
        for (int i = 0; i < count; i++) {
            Vec3 point = Vec3.at(w, polygon + 3 * k[ConvexMemory.FEATURE_INDEX + i]);
            float distance = normal.dot(point.minus(corner));
            Vec3 middle = point.plusTimes(outward, half * distance);
            Vec3 place = position.plus(orientation.rotate(middle));
            int to = offset + PairTable.CONTACT_SIZE * i;
            FoundContact.store(distance, place, worldNormal, Vec3.zero(), found, to);
        }
        return count;
    }

    private static float area(float[] w, int polygon, int a, int b, int c, int d) {
        return Vec3.at(w, polygon + 3 * a)
                .minus(Vec3.at(w, polygon + 3 * c))
                .cross(Vec3.at(w, polygon + 3 * b).minus(Vec3.at(w, polygon + 3 * d)))
                .norm();
    }

    private static void choose(int[] k, int a, int b, int c, int d) {
        k[ConvexMemory.FEATURE_INDEX] = a;
        k[ConvexMemory.FEATURE_INDEX + 1] = b;
        k[ConvexMemory.FEATURE_INDEX + 2] = c;
        k[ConvexMemory.FEATURE_INDEX + 3] = d;
    }

    // the corners are moved on one after the other as long as the area grows
    private static void largestQuadrilateral(float[] w, int[] k, int polygon, int count) {
        int b = 1;
        int c = 2;
        int d = 3;
        choose(k, 0, b, c, d);
        float most = area(w, polygon, 0, b, c, d);
        for (int a = 0; a < count; a++) {
            float more = area(w, polygon, a, b, c, (d + 1) % count);
            while (more > GROWN * most) {
                most = more;
                d = (d + 1) % count;
                choose(k, a, b, c, d);
                more = area(w, polygon, a, b, (c + 1) % count, d);
                while (more > GROWN * most) {
                    most = more;
                    c = (c + 1) % count;
                    choose(k, a, b, c, d);
                    more = area(w, polygon, a, b, (c + 1) % count, d);
                }
                more = area(w, polygon, a, (b + 1) % count, c, d);
                while (more > GROWN * most) {
                    most = more;
                    b = (b + 1) % count;
                    choose(k, a, b, c, d);
                    more = area(w, polygon, a, (b + 1) % count, c, d);
                }
                more = area(w, polygon, a, b, c, (d + 1) % count);
            }
            if (b == a) {
                b = (b + 1) % count;
                if (c == b) {
                    c = (c + 1) % count;
                    d = d == c ? (d + 1) % count : d;
                }
            }
        }
    }

    private static void farthestTwo(float[] w, int[] k, int polygon, int count) {
        float most = 0f;
        for (int i = 0; i < count; i++) {
            for (int j = i + 1; j < count; j++) {
                Vec3 apart = Vec3.at(w, polygon + 3 * j).minus(Vec3.at(w, polygon + 3 * i));
                float square = apart.dot(apart);
                if (square > most) {
                    most = square;
                    choose(k, i, j, 0, 0);
                }
            }
        }
    }
}
