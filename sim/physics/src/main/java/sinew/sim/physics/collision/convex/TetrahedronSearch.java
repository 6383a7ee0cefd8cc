package sinew.sim.physics.collision.convex;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.Vec3;
import sinew.sim.physics.model.Model;

/** Turns a tetrahedron of a convex difference over until it holds the origin or it is clear that none does. */
@KernelCode
final class TetrahedronSearch {
    private TetrahedronSearch() {}

    /**
     * Searches from the first four vertices. {@code w} and {@code k} are modified: the vertices are replaced.
     *
     * @return 1 if the tetrahedron holds the origin, 0 if a plane parts the cores, -1 if rounding errors leave it open
     */
    static int holdsOrigin(Model m, float[] w, int[] k) {
        int a = 0;
        int b = 1;
        int c = 2;
        int d = 3;
        for (int i = 0; i < m.convex.iterations; i++) {
            float first = plane(w, c, b, d, 0);
            float second = plane(w, a, c, d, 1);
            float third = plane(w, b, a, d, 2);
            float fourth = plane(w, a, b, c, 3);
            if (first == 0f || second == 0f || third == 0f || fourth == 0f) {
                return -1;
            }
            float least = Math.min(Math.min(first, second), Math.min(third, fourth));
            if (least > 0f) {
                // of a flat tetrahedron rounding may turn all faces away
                Vec3 across = ConvexMemory.difference(w, a).minus(ConvexMemory.difference(w, d));
                return Vec3.at(w, ConvexMemory.PLANES + 9).dot(across) >= fourth ? 1 : -1;
            }
            int face = least == first ? 0 : least == second ? 1 : least == third ? 2 : 3;
            int worst = face == 0 ? a : face == 1 ? b : face == 2 ? c : d;
            int normal = ConvexMemory.PLANES + 3 * face;
            ConvexSupport.ofDifference(m, w, k, w[normal], w[normal + 1], w[normal + 2], worst);
            if (Vec3.at(w, normal).dot(ConvexMemory.difference(w, worst)) < 0f) {
                return 0;
            }
            // two others change places, so that the orientation stays
            if (face == 0) {
                int other = b;
                b = c;
                c = other;
            } else if (face == 1) {
                int other = c;
                c = d;
                d = other;
            } else if (face == 2) {
                int other = d;
                d = a;
                a = other;
            } else {
                int other = a;
                a = b;
                b = other;
            }
        }
        return -1;
    }

    // distance of the origin below the plane; large if the triangle has no area
    private static float plane(float[] w, int first, int second, int third, int face) {
        Vec3 corner = ConvexMemory.difference(w, first);
        Vec3 normal = ConvexMemory.difference(w, third)
                .minus(corner)
                .cross(ConvexMemory.difference(w, second).minus(corner));
        float square = normal.dot(normal);
        if (square < 1e-30f) {
            return 1e10f;
        }
        Vec3 unit = normal.times(1f / (float) Math.sqrt(square));
        unit.store(w, ConvexMemory.PLANES + 3 * face);
        return unit.dot(corner);
    }
}
