package sinew.sim.physics.collision.convex;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.Vec3;

/**
 * The point of a segment, triangle or tetrahedron that is nearest to the origin, as shares of its vertices (Ericson, Real-Time Collision
 * Detection, chapter 5).
 */
@KernelCode
final class SimplexDistance {
    private SimplexDistance() {}

    /** Finds the shares of the first {@code count} vertices. {@code w} is modified at {@link ConvexMemory#SHARE}. */
    static void shares(float[] w, int count) {
        for (int i = 0; i < 4; i++) {
            w[ConvexMemory.SHARE + i] = 0f;
        }
        if (count == 1) {
            w[ConvexMemory.SHARE] = 1f;
        } else if (count == 2) {
            segment(w, 0, 1);
            take(w, 0, 1, -1);
        } else if (count == 3) {
            triangle(w, 0, 1, 2);
            take(w, 0, 1, 2);
        } else {
            tetrahedron(w);
        }
    }

    private static void take(float[] w, int a, int b, int c) {
        w[ConvexMemory.SHARE + a] = w[ConvexMemory.PART];
        w[ConvexMemory.SHARE + b] = w[ConvexMemory.PART + 1];
        if (c >= 0) {
            w[ConvexMemory.SHARE + c] = w[ConvexMemory.PART + 2];
        }
    }

    private static void clear(float[] w) {
        for (int i = 0; i < 4; i++) {
            w[ConvexMemory.SHARE + i] = 0f;
        }
    }

    // the faces that the origin is beyond are tried; beyond none it is inside
    private static void tetrahedron(float[] w) {
        float nearest = 1e30f;
        boolean inside = true;
        for (int i = 0; i < 4; i++) {
            int a = i == 0 ? 1 : 0;
            int b = i <= 1 ? 2 : 1;
            int c = i <= 2 ? 3 : 2;
            Vec3 corner = ConvexMemory.difference(w, a);
            Vec3 normal = ConvexMemory.difference(w, b)
                    .minus(corner)
                    .cross(ConvexMemory.difference(w, c).minus(corner));
            float opposite = normal.dot(ConvexMemory.difference(w, i).minus(corner));
            float origin = -normal.dot(corner);
            // a point inside is no higher above a face than the opposite vertex; flat tetrahedra hold none
            if (opposite * origin <= 0f || Math.abs(origin) > Math.abs(opposite)) {
                inside = false;
                float square = triangle(w, a, b, c);
                if (square < nearest) {
                    nearest = square;
                    clear(w);
                    take(w, a, b, c);
                }
            }
        }
        if (inside) {
            for (int i = 0; i < 4; i++) {
                w[ConvexMemory.SHARE + i] = 0.25f;
            }
        }
    }

    /** Finds shares at PART; returns the squared distance. */
    private static float triangle(float[] w, int a, int b, int c) {
        Vec3 first = ConvexMemory.difference(w, a);
        Vec3 second = ConvexMemory.difference(w, b);
        Vec3 third = ConvexMemory.difference(w, c);
        Vec3 edge = second.minus(first);
        Vec3 other = third.minus(first);
        Vec3 normal = edge.cross(other);
        float square = normal.dot(normal);
        float shareA = normal.dot(second.cross(third.minus(second)));
        float shareB = normal.dot(third.cross(first.minus(third)));
        float shareC = normal.dot(first.cross(edge));
        if (square > 1e-12f * edge.dot(edge) * other.dot(other) && shareA > 0f && shareB > 0f && shareC > 0f) {
            float sum = shareA + shareB + shareC;
            w[ConvexMemory.PART] = shareA / sum;
            w[ConvexMemory.PART + 1] = shareB / sum;
            w[ConvexMemory.PART + 2] = shareC / sum;
            float height = normal.dot(first);
            return height * height / square;
        }
        return edges(w, a, b, c);
    }

    private static float edges(float[] w, int a, int b, int c) {
        float nearest = segment(w, a, b);
        float x = w[ConvexMemory.PART];
        float y = w[ConvexMemory.PART + 1];
        float z = 0f;
        float square = segment(w, b, c);
        if (square < nearest) {
            nearest = square;
            x = 0f;
            y = w[ConvexMemory.PART];
            z = w[ConvexMemory.PART + 1];
        }
        square = segment(w, a, c);
        if (square < nearest) {
            nearest = square;
            x = w[ConvexMemory.PART];
            y = 0f;
            z = w[ConvexMemory.PART + 1];
        }
        w[ConvexMemory.PART] = x;
        w[ConvexMemory.PART + 1] = y;
        w[ConvexMemory.PART + 2] = z;
        return nearest;
    }

    private static float segment(float[] w, int a, int b) {
        Vec3 start = ConvexMemory.difference(w, a);
        Vec3 edge = ConvexMemory.difference(w, b).minus(start);
        float square = edge.dot(edge);
        float share = square > 0f ? Math.max(0f, Math.min(1f, -start.dot(edge) / square)) : 0f;
        w[ConvexMemory.PART] = 1f - share;
        w[ConvexMemory.PART + 1] = share;
        Vec3 point = start.plusTimes(edge, share);
        return point.dot(point);
    }
}
