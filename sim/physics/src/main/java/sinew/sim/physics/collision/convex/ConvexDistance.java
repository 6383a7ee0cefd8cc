package sinew.sim.physics.collision.convex;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.Vec3;
import sinew.sim.physics.model.Model;

/**
 * Distance of two convex cores by the algorithm of Gilbert, Johnson and Keerthi: a simplex of the cores' difference walks towards the
 * origin. Where only overlap counts, a tetrahedron is turned over until it holds the origin or a plane parts the cores, as MuJoCo does.
 */
@KernelCode
public final class ConvexDistance {
    /** The cores are farther apart than asked for. */
    public static final int FAR = 0;
    /** The cores are apart; point, normal and distance are found. */
    static final int APART = 1;
    /** The cores overlap or touch; the simplex is the start for {@link ExpandingPolytope}. */
    static final int OVERLAP = 2;

    private static final float ROUNDING = 1e-7f;
    /** Part of the distance that may be missing where a walk ends that gets no nearer. */
    private static final float OPEN = 1e-6f;
    /** How often a walk may get no nearer: near a flat face the steps are too small for floats, but the direction still changes. */
    private static final int MOST_STUCK = 6;

    private ConvexDistance() {}

    /**
     * Searches.
     *
     * @param w see {@link ConvexMemory}; its {@link ConvexMemory#NEAREST} is where the search begins. Modified.
     * @param k see {@link ConvexMemory}. Modified.
     * @param cutoff distance that is still of interest, in m; 0 for overlap alone
     * @return {@link #FAR}, {@link #APART} or {@link #OVERLAP}
     */
    static int search(Model m, float[] w, int[] k, float cutoff) {
        float x = w[ConvexMemory.NEAREST];
        float y = w[ConvexMemory.NEAREST + 1];
        float z = w[ConvexMemory.NEAREST + 2];
        float square = x * x + y * y + z * z;
        float touching = touching(m, w);
        if (square < 1e-12f) {
            x = 1e-3f * w[ConvexMemory.SCALE];
            y = 0f;
            z = 0f;
            square = x * x;
        }
        float least = 1e30f;
        boolean turn = cutoff <= 0f;
        int count = 0;
        int stuck = 0;
        int result = -1;
        for (int i = 0; i < m.convex.iterations && result < 0; i++) {
            float norm = (float) Math.sqrt(square);
            ConvexSupport.ofDifference(m, w, k, -x / norm, -y / norm, -z / norm, count);
            int at = ConvexMemory.VERTICES + ConvexMemory.VERTEX_SIZE * count + 3;
            float lower = x * w[at] + y * w[at + 1] + z * w[at + 2];
            if (lower > 0f && lower >= cutoff * norm) {
                return FAR;
            }
            float gap = 1f - lower / square;
            if (count > 0 && (square - lower <= ROUNDING * ROUNDING * square || isRepeated(w, count))) {
                // without a plane between them the cores are not apart: rounding has ended the walk
                result = cutoff <= 0f && lower <= 0f ? OVERLAP : result;
                break;
            }
            if (count == 3 && turn) {
                int inside = TetrahedronSearch.holdsOrigin(m, w, k);
                if (inside >= 0) {
                    k[ConvexMemory.VERTEX_COUNT] = 4;
                    return inside == 1 ? OVERLAP : FAR;
                }
                turn = false;
                least = 1e30f;
            }
            SimplexDistance.shares(w, count + 1);
            count = dropIdle(w, k, count + 1);
            if (count == 4) {
                result = OVERLAP;
            } else {
                Vec3 point = nearest(w, count);
                x = point.x();
                y = point.y();
                z = point.z();
                square = point.dot(point);
                if (square >= least * (1f - ROUNDING)) {
                    stuck++;
                    if (gap <= OPEN || square > least * (1f + ROUNDING) || stuck > MOST_STUCK) {
                        break;
                    }
                }
                least = square;
                keep(w, count, point);
                if (square < touching * touching) {
                    result = OVERLAP;
                }
            }
        }
        k[ConvexMemory.VERTEX_COUNT] = count;
        return result >= 0 ? result : finish(w, least, cutoff, touching);
    }

    /** Distance that counts as none, in m. */
    static float touching(Model m, float[] w) {
        return Math.max(m.convex.tolerance, ROUNDING * w[ConvexMemory.SCALE]);
    }

    private static int finish(float[] w, float least, float cutoff, float touching) {
        float distance = (float) Math.sqrt(least);
        if (distance <= touching) {
            return OVERLAP;
        }
        if (cutoff <= 0f || distance >= cutoff) {
            return FAR;
        }
        w[ConvexMemory.DISTANCE] = distance;
        Vec3.at(w, ConvexMemory.NEAREST).times(-1f / distance).store(w, ConvexMemory.NORMAL);
        return APART;
    }

    private static boolean isRepeated(float[] w, int count) {
        int at = ConvexMemory.VERTICES + ConvexMemory.VERTEX_SIZE * count;
        boolean repeated = false;
        for (int i = 0; i < count; i++) {
            int other = ConvexMemory.VERTICES + ConvexMemory.VERTEX_SIZE * i;
            repeated |= w[at + 3] == w[other + 3] && w[at + 4] == w[other + 4] && w[at + 5] == w[other + 5];
        }
        return repeated;
    }

    private static int dropIdle(float[] w, int[] k, int count) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            float share = w[ConvexMemory.SHARE + i];
            if (share > 0f) {
                if (kept < i) {
                    ConvexMemory.copyVertex(w, k, i, kept);
                    w[ConvexMemory.SHARE + kept] = share;
                }
                kept++;
            }
        }
        return kept;
    }

    private static Vec3 nearest(float[] w, int count) {
        Vec3 point = weighted(w, count);
        if (count < 3) {
            return point;
        }
        // nearer than the triangle is wide the normal of its plane is the more exact direction
        Vec3 corner = ConvexMemory.difference(w, 0);
        Vec3 edge = ConvexMemory.difference(w, 1).minus(corner);
        Vec3 other = ConvexMemory.difference(w, 2).minus(corner);
        Vec3 third = other.minus(edge);
        Vec3 normal = edge.cross(other);
        float square = normal.dot(normal);
        float longest = Math.max(edge.dot(edge), Math.max(other.dot(other), third.dot(third)));
        return square > point.dot(point) * longest ? normal.times(normal.dot(corner) / square) : point;
    }

    private static Vec3 weighted(float[] w, int count) {
        float x = 0f;
        float y = 0f;
        float z = 0f;
        for (int i = 0; i < count; i++) {
            int at = ConvexMemory.VERTICES + ConvexMemory.VERTEX_SIZE * i + 3;
            float share = w[ConvexMemory.SHARE + i];
            x += share * w[at];
            y += share * w[at + 1];
            z += share * w[at + 2];
        }
        return new Vec3(x, y, z);
    }

    private static void keep(float[] w, int count, Vec3 point) {
        float x = 0f;
        float y = 0f;
        float z = 0f;
        for (int i = 0; i < count; i++) {
            int at = ConvexMemory.VERTICES + ConvexMemory.VERTEX_SIZE * i;
            float share = w[ConvexMemory.SHARE + i];
            x += share * w[at];
            y += share * w[at + 1];
            z += share * w[at + 2];
        }
        w[ConvexMemory.WITNESS] = x;
        w[ConvexMemory.WITNESS + 1] = y;
        w[ConvexMemory.WITNESS + 2] = z;
        point.store(w, ConvexMemory.NEAREST);
    }
}
