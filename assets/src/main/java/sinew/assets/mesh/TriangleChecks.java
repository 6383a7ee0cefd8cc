package sinew.assets.mesh;

import java.util.HashSet;
import java.util.Set;

/** How the triangles of a surface fit together. */
final class TriangleChecks {
    private static final double LEAST_AREA = Math.sqrt(1e-15);

    private TriangleChecks() {}

    /** Every edge runs at most once in each direction; degenerate triangles do not count. */
    static void requireOrientation(MeshData data, int[] triangles) throws MeshException {
        double[] vertices = data.vertices();
        int count = vertices.length / 3;
        Set<Long> edges = new HashSet<>();
        for (int t = 0; t < triangles.length; t += 3) {
            if (Triangle.of(vertices, triangles, t).area() <= LEAST_AREA) {
                continue;
            }
            for (int corner = 0; corner < 3; corner++) {
                int from = triangles[t + corner];
                int to = triangles[t + (corner + 1) % 3];
                if (!edges.add((long) from * count + to)) {
                    throw new MeshException(data.name() + ": faces have inconsistent orientation, the edge from vertex "
                            + from + " to " + to + " runs the same way in two of them (face " + t / 3
                            + " is one); repair the mesh, or use inertia=\"convex\".");
                }
            }
        }
    }

    /** Turns every triangle round. */
    static void turnRound(int[] triangles) {
        for (int t = 0; t < triangles.length; t += 3) {
            int second = triangles[t + 1];
            triangles[t + 1] = triangles[t + 2];
            triangles[t + 2] = second;
        }
    }
}
