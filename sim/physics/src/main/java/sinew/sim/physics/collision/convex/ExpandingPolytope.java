package sinew.sim.physics.collision.convex;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.Vec3;
import sinew.sim.physics.model.GeomTable;
import sinew.sim.physics.model.Model;

/**
 * Penetration of two overlapping convex cores by the expanding polytope algorithm (van den Bergen 2001): a polytope inside the cores'
 * difference grows through its face that is nearest to the origin until that face lies on the boundary.
 *
 * <p>Faces have outward normals by the order of their corners and signed distances, so that an origin that rounding errors put a
 * little outside does no harm. A new vertex takes away every face that it is not clearly below, flat neighbours too.
 */
@KernelCode
final class ExpandingPolytope {
    private static final int CORNER = 1023;
    private static final float ROUNDING = 2e-7f;
    /** Part of the scale within which a face that cannot be expanded is right. */
    private static final float NEARLY = 1e-4f;
    /** Part of the scale by which the origin may be outside; faces that are farther inside are slivers. */
    private static final float OUTSIDE = 1e-5f;
    /** Distance of faces that are not looked at. */
    private static final float NEVER = 1e30f;

    private ExpandingPolytope() {}

    /**
     * Expands the simplex that {@link ConvexDistance} left. Modified: {@code w} and {@code k}, among them normal, point, distance and
     * the three supporting vertices.
     *
     * @param sharp whether corners that come up again end the search
     * @return whether a penetration was found
     */
    static boolean penetrate(Model m, float[] w, int[] k, boolean sharp) {
        if (!complete(m, w, k)) {
            return false;
        }
        start(m, w, k);
        boolean discrete = sharp && hasCorners(k[ConvexMemory.TYPE]) && hasCorners(k[ConvexMemory.TYPE + 1]);
        boolean flat = ConvexMemory.isFlat(k[ConvexMemory.TYPE]) && ConvexMemory.isFlat(k[ConvexMemory.TYPE + 1]);
        float rounding = ROUNDING * w[ConvexMemory.SCALE];
        float tolerance = flat ? rounding : Math.max(m.convex.tolerance, rounding);
        float upper = 1e30f;
        boolean found = false;
        for (int i = 0; i < m.convex.iterations; i++) {
            int face = nearestFace(m, w, k);
            if (face < 0) {
                break;
            }
            int at = m.convex.faces + 4 * face;
            float lower = w[at + 3];
            if (found && lower > upper) {
                break;
            }
            keep(m, w, k, face);
            found = true;
            int vertex = k[ConvexMemory.VERTEX_COUNT];
            ConvexSupport.ofDifference(m, w, k, w[at], w[at + 1], w[at + 2], vertex);
            float reached = Vec3.at(w, at).dot(ConvexMemory.difference(w, vertex));
            upper = Math.min(upper, reached);
            if (upper - lower < tolerance || (discrete && isRepeated(k, vertex))) {
                break;
            }
            boolean expanded = expand(m, w, k, rounding);
            if (!expanded && reached - lower < NEARLY * w[ConvexMemory.SCALE]) {
                break;
            }
            if (!expanded) {
                w[at + 3] = NEVER;
                found = false;
            }
        }
        if (found) {
            witness(w);
        }
        return found;
    }

    private static boolean hasCorners(int type) {
        return type == GeomTable.BOX || type == GeomTable.MESH || type == GeomTable.HEIGHT_FIELD;
    }

    // adds vertices to a simplex until it has a volume
    private static boolean complete(Model m, float[] w, int[] k) {
        int count = k[ConvexMemory.VERTEX_COUNT];
        float least = 1e-6f * w[ConvexMemory.SCALE];
        if (count == 1) {
            count = extend(m, w, k, 1, new Vec3(1f, 0f, 0f), least);
        }
        if (count == 2) {
            Vec3 edge = ConvexMemory.difference(w, 1).minus(ConvexMemory.difference(w, 0));
            Vec3 across = leastAxis(edge).cross(edge).normalized();
            count = extend(m, w, k, 2, across, least);
            if (count == 2) {
                count = extend(m, w, k, 2, edge.cross(across).normalized(), least);
            }
        }
        if (count == 3) {
            Vec3 corner = ConvexMemory.difference(w, 0);
            Vec3 normal = ConvexMemory.difference(w, 1)
                    .minus(corner)
                    .cross(ConvexMemory.difference(w, 2).minus(corner))
                    .normalized();
            count = extend(m, w, k, 3, normal, least);
        }
        k[ConvexMemory.VERTEX_COUNT] = count;
        return count == 4;
    }

    // the support on the side where it is farther from the first vertex
    private static int extend(Model m, float[] w, int[] k, int vertex, Vec3 direction, float least) {
        float start = direction.dot(ConvexMemory.difference(w, 0));
        ConvexSupport.ofDifference(m, w, k, direction.x(), direction.y(), direction.z(), vertex);
        float ahead = direction.dot(ConvexMemory.difference(w, vertex)) - start;
        ConvexSupport.ofDifference(m, w, k, -direction.x(), -direction.y(), -direction.z(), vertex);
        float behind = start - direction.dot(ConvexMemory.difference(w, vertex));
        if (ahead > behind) {
            ConvexSupport.ofDifference(m, w, k, direction.x(), direction.y(), direction.z(), vertex);
        }
        return Math.max(ahead, behind) > least ? vertex + 1 : vertex;
    }

    private static Vec3 leastAxis(Vec3 v) {
        float x = Math.abs(v.x());
        float y = Math.abs(v.y());
        float z = Math.abs(v.z());
        return x <= y && x <= z ? new Vec3(1f, 0f, 0f) : y <= z ? new Vec3(0f, 1f, 0f) : new Vec3(0f, 0f, 1f);
    }

    private static void start(Model m, float[] w, int[] k) {
        k[ConvexMemory.FACE_COUNT] = 0;
        Vec3 corner = ConvexMemory.difference(w, 0);
        float volume = ConvexMemory.difference(w, 1)
                .minus(corner)
                .cross(ConvexMemory.difference(w, 2).minus(corner))
                .dot(ConvexMemory.difference(w, 3).minus(corner));
        int b = volume > 0f ? 2 : 1;
        int c = volume > 0f ? 1 : 2;
        attach(m, w, k, 0, b, c);
        attach(m, w, k, 0, c, 3);
        attach(m, w, k, 0, 3, b);
        attach(m, w, k, 3, c, b);
    }

    // triangles without area and those that rounding has turned over are never the nearest and never seen
    private static void attach(Model m, float[] w, int[] k, int a, int b, int c) {
        int face = k[ConvexMemory.FACE_COUNT];
        k[ConvexMemory.FACE_COUNT] = face + 1;
        k[m.convex.corners + face] = a | (b << 10) | (c << 20);
        int at = m.convex.faces + 4 * face;
        Vec3 first = ConvexMemory.difference(w, a);
        Vec3 edge = ConvexMemory.difference(w, b).minus(first);
        Vec3 other = ConvexMemory.difference(w, c).minus(first);
        Vec3 normal = edge.cross(other);
        float square = normal.dot(normal);
        boolean sound = square > 1e-12f * edge.dot(edge) * other.dot(other) && square > 1e-35f;
        Vec3 unit = sound ? normal.times(1f / (float) Math.sqrt(square)) : Vec3.zero();
        float distance = unit.dot(first);
        sound &= distance > -OUTSIDE * w[ConvexMemory.SCALE];
        unit.store(w, at);
        w[at + 3] = sound ? distance : NEVER;
    }

    private static int nearestFace(Model m, float[] w, int[] k) {
        int best = -1;
        float least = 1e29f;
        for (int i = 0; i < k[ConvexMemory.FACE_COUNT]; i++) {
            float distance = w[m.convex.faces + 4 * i + 3];
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }

    private static void keep(Model m, float[] w, int[] k, int face) {
        int at = m.convex.faces + 4 * face;
        for (int i = 0; i < 3; i++) {
            w[ConvexMemory.NORMAL + i] = w[at + i];
            int vertex = (k[m.convex.corners + face] >> (10 * i)) & CORNER;
            for (int j = 0; j < ConvexMemory.VERTEX_SIZE; j++) {
                w[ConvexMemory.FEATURE + 6 * i + j] = w[ConvexMemory.VERTICES + ConvexMemory.VERTEX_SIZE * vertex + j];
            }
            k[ConvexMemory.FEATURE_INDEX + 2 * i] = k[ConvexMemory.VERTEX_INDEX + 2 * vertex];
            k[ConvexMemory.FEATURE_INDEX + 2 * i + 1] = k[ConvexMemory.VERTEX_INDEX + 2 * vertex + 1];
        }
        w[ConvexMemory.DISTANCE] = -w[at + 3];
    }

    // corners of prisms count as one, so that the search against a height field ends where MuJoCo's does
    private static boolean isRepeated(int[] k, int vertex) {
        boolean repeated = false;
        int first = k[ConvexMemory.VERTEX_INDEX + 2 * vertex];
        int second = k[ConvexMemory.VERTEX_INDEX + 2 * vertex + 1];
        for (int i = 0; i < vertex; i++) {
            repeated |=
                    k[ConvexMemory.VERTEX_INDEX + 2 * i] == first && k[ConvexMemory.VERTEX_INDEX + 2 * i + 1] == second;
        }
        return repeated;
    }

    // takes the faces away that the newest vertex sees and joins it with the edges round them; false if these are no
    // loop
    private static boolean expand(Model m, float[] w, int[] k, float rounding) {
        int vertex = k[ConvexMemory.VERTEX_COUNT];
        Vec3 point = ConvexMemory.difference(w, vertex);
        k[ConvexMemory.EDGE_COUNT] = 0;
        int count = k[ConvexMemory.FACE_COUNT];
        int seen = 0;
        for (int i = 0; i < count; i++) {
            if (isSeen(m, w, i, point, rounding)) {
                int corners = k[m.convex.corners + i];
                toggle(m, k, corners & CORNER, (corners >> 10) & CORNER);
                toggle(m, k, (corners >> 10) & CORNER, corners >> 20);
                toggle(m, k, corners >> 20, corners & CORNER);
                seen++;
            }
        }
        int edges = k[ConvexMemory.EDGE_COUNT];
        boolean room = count - seen + edges <= m.convex.horizon - m.convex.corners;
        if (edges < 3 || seen == count || !room || !isLoop(m, k)) {
            return false;
        }
        dropSeen(m, w, k, point, rounding);
        for (int i = 0; i < edges; i++) {
            int edge = k[m.convex.horizon + i];
            attach(m, w, k, vertex, edge & CORNER, edge >> 10);
        }
        k[ConvexMemory.VERTEX_COUNT] = vertex + 1;
        return true;
    }

    private static boolean isSeen(Model m, float[] w, int face, Vec3 point, float rounding) {
        int at = m.convex.faces + 4 * face;
        return w[at] * point.x() + w[at + 1] * point.y() + w[at + 2] * point.z() > w[at + 3] - rounding;
    }

    private static void dropSeen(Model m, float[] w, int[] k, Vec3 point, float rounding) {
        int kept = 0;
        for (int i = 0; i < k[ConvexMemory.FACE_COUNT]; i++) {
            if (!isSeen(m, w, i, point, rounding)) {
                for (int j = 0; j < 4; j++) {
                    w[m.convex.faces + 4 * kept + j] = w[m.convex.faces + 4 * i + j];
                }
                k[m.convex.corners + kept] = k[m.convex.corners + i];
                kept++;
            }
        }
        k[ConvexMemory.FACE_COUNT] = kept;
    }

    // an edge that two seen faces share is none of the horizon; without room it is lost and the horizon no loop
    private static void toggle(Model m, int[] k, int from, int to) {
        int count = k[ConvexMemory.EDGE_COUNT];
        int opposite = to | (from << 10);
        for (int i = 0; i < count; i++) {
            if (k[m.convex.horizon + i] == opposite) {
                k[m.convex.horizon + i] = k[m.convex.horizon + count - 1];
                k[ConvexMemory.EDGE_COUNT] = count - 1;
                return;
            }
        }
        if (m.convex.horizon + count < m.convex.indexSize) {
            k[m.convex.horizon + count] = from | (to << 10);
            k[ConvexMemory.EDGE_COUNT] = count + 1;
        }
    }

    private static boolean isLoop(Model m, int[] k) {
        int count = k[ConvexMemory.EDGE_COUNT];
        int edge = k[m.convex.horizon];
        int steps = 0;
        boolean closed = false;
        while (steps < count && !closed) {
            int next = edge >> 10;
            int following = -1;
            for (int i = 0; i < count; i++) {
                if ((k[m.convex.horizon + i] & CORNER) == next) {
                    following = k[m.convex.horizon + i];
                }
            }
            if (following < 0) {
                return false;
            }
            edge = following;
            steps++;
            closed = edge == k[m.convex.horizon];
        }
        return closed && steps == count;
    }

    // the origin's foot on the face, as shares of its corners
    private static void witness(float[] w) {
        Vec3 normal = Vec3.at(w, ConvexMemory.NORMAL);
        Vec3 a = Vec3.at(w, ConvexMemory.FEATURE + 3);
        Vec3 b = Vec3.at(w, ConvexMemory.FEATURE + 9);
        Vec3 c = Vec3.at(w, ConvexMemory.FEATURE + 15);
        float shareA = normal.dot(b.cross(c.minus(b)));
        float shareB = normal.dot(c.cross(a.minus(c)));
        float shareC = normal.dot(a.cross(b.minus(a)));
        float sum = shareA + shareB + shareC;
        Vec3.at(w, ConvexMemory.FEATURE)
                .times(shareA / sum)
                .plusTimes(Vec3.at(w, ConvexMemory.FEATURE + 6), shareB / sum)
                .plusTimes(Vec3.at(w, ConvexMemory.FEATURE + 12), shareC / sum)
                .store(w, ConvexMemory.WITNESS);
    }
}
