package sinew.sim.physics.collision.convex;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.Vec3;
import sinew.sim.physics.model.GeomTable;
import sinew.sim.physics.model.MeshTable;
import sinew.sim.physics.model.Model;

/**
 * Support functions: the point of a convex core that lies farthest in a direction (Gilbert, Johnson, Keerthi 1988).
 * {@link ConvexMemory} says what is in {@code w} and {@code k}.
 */
@KernelCode
public final class ConvexSupport {
    /** Up to this many vertices a hull is searched through. */
    private static final int SMALL_HULL = 12;

    private ConvexSupport() {}

    /**
     * Finds the support of the difference of the two cores in a unit direction and stores it as vertex {@code v}. {@code w} and
     * {@code k} are modified.
     */
    static void ofDifference(Model m, float[] w, int[] k, float x, float y, float z, int v) {
        int at = ConvexMemory.VERTICES + ConvexMemory.VERTEX_SIZE * v;
        int first = ofCore(m, w, k, 0, x, y, z, at);
        float otherX = -(w[0] * x + w[3] * y + w[6] * z);
        float otherY = -(w[1] * x + w[4] * y + w[7] * z);
        float otherZ = -(w[2] * x + w[5] * y + w[8] * z);
        int second = ofCore(m, w, k, 1, otherX, otherY, otherZ, at + 3);
        float a = w[at + 3];
        float b = w[at + 4];
        float c = w[at + 5];
        w[at + 3] = w[at] - (w[0] * a + w[1] * b + w[2] * c + w[9]);
        w[at + 4] = w[at + 1] - (w[3] * a + w[4] * b + w[5] * c + w[10]);
        w[at + 5] = w[at + 2] - (w[6] * a + w[7] * b + w[8] * c + w[11]);
        k[ConvexMemory.VERTEX_INDEX + 2 * v] = first;
        k[ConvexMemory.VERTEX_INDEX + 2 * v + 1] = second;
    }

    /**
     * Finds the support of one core in its own frame and stores it at {@code to}. {@code w} is modified, {@code k} for meshes.
     *
     * @return which corner, vertex or cap it is; 0 for round cores and prisms
     */
    public static int ofCore(Model m, float[] w, int[] k, int side, float x, float y, float z, int to) {
        int type = k[ConvexMemory.TYPE + side];
        int size = ConvexMemory.SIZE + 3 * side;
        int index = 0;
        if (type == GeomTable.MESH) {
            index = ofMesh(m, w, k, side, x, y, z, to);
        } else if (type == GeomTable.BOX) {
            index = (x >= 0f ? 1 : 0) | (y >= 0f ? 2 : 0) | (z >= 0f ? 4 : 0);
            w[to] = x >= 0f ? w[size] : -w[size];
            w[to + 1] = y >= 0f ? w[size + 1] : -w[size + 1];
            w[to + 2] = z >= 0f ? w[size + 2] : -w[size + 2];
        } else if (type == GeomTable.CYLINDER) {
            float square = x * x + y * y;
            float scale = square > 1e-24f ? w[size] / (float) Math.sqrt(square) : 0f;
            index = z >= 0f ? 0 : 1;
            w[to] = scale * x;
            w[to + 1] = scale * y;
            w[to + 2] = z >= 0f ? w[size + 1] : -w[size + 1];
        } else if (type == GeomTable.ELLIPSOID) {
            ofEllipsoid(w, size, x, y, z, to);
        } else if (type == GeomTable.HEIGHT_FIELD) {
            ofPrism(w, x, y, z, to);
        } else {
            w[to] = 0f;
            w[to + 1] = 0f;
            w[to + 2] = type == GeomTable.CAPSULE ? (z >= 0f ? w[size + 1] : -w[size + 1]) : 0f;
            index = z >= 0f ? 0 : 1;
        }
        return index;
    }

    private static void ofEllipsoid(float[] w, int size, float x, float y, float z, int to) {
        Vec3 scaled = new Vec3(x * w[size], y * w[size + 1], z * w[size + 2]);
        float scale = 1f / Math.max(1e-12f, scaled.norm());
        w[to] = scaled.x() * scale * w[size];
        w[to + 1] = scaled.y() * scale * w[size + 1];
        w[to + 2] = scaled.z() * scale * w[size + 2];
    }

    private static void ofPrism(float[] w, float x, float y, float z, int to) {
        int first = z < 0f ? 0 : 3;
        int best = first;
        float most = -1e30f;
        for (int i = first; i < first + 3; i++) {
            int at = ConvexMemory.PRISM + 3 * i;
            float value = w[at] * x + w[at + 1] * y + w[at + 2] * z;
            if (value > most) {
                most = value;
                best = i;
            }
        }
        for (int i = 0; i < 3; i++) {
            w[to + i] = w[ConvexMemory.PRISM + 3 * best + i];
        }
    }

    private static int ofMesh(Model m, float[] w, int[] k, int side, float x, float y, float z, int to) {
        int mesh = k[ConvexMemory.MESH + side];
        int best = farthest(m, mesh, k[ConvexMemory.WARM + side], x, y, z);
        k[ConvexMemory.WARM + side] = best;
        for (int i = 0; i < 3; i++) {
            w[to + i] = m.meshes.vertex[3 * best + i];
        }
        return best;
    }

    /**
     * Finds the vertex of a hull that lies farthest in a direction.
     *
     * @param start a vertex to begin at
     * @return its index in {@link MeshTable}
     */
    static int farthest(Model m, int mesh, int start, float x, float y, float z) {
        int first = m.meshes.vertexStart[mesh];
        int end = m.meshes.vertexStart[mesh + 1];
        return end - first <= SMALL_HULL ? search(m, first, end, x, y, z) : climb(m, start, x, y, z);
    }

    private static int search(Model m, int start, int end, float x, float y, float z) {
        int best = start;
        float most = -1e30f;
        for (int i = start; i < end; i++) {
            float value = m.meshes.vertex[3 * i] * x + m.meshes.vertex[3 * i + 1] * y + m.meshes.vertex[3 * i + 2] * z;
            if (value > most) {
                most = value;
                best = i;
            }
        }
        return best;
    }

    private static int climb(Model m, int start, float x, float y, float z) {
        int best = start;
        int from = -1;
        float most =
                m.meshes.vertex[3 * best] * x + m.meshes.vertex[3 * best + 1] * y + m.meshes.vertex[3 * best + 2] * z;
        while (best != from) {
            from = best;
            for (int n = m.meshes.neighborStart[from]; n < m.meshes.neighborStart[from + 1]; n++) {
                int i = m.meshes.neighbor[n];
                float value =
                        m.meshes.vertex[3 * i] * x + m.meshes.vertex[3 * i + 1] * y + m.meshes.vertex[3 * i + 2] * z;
                if (value > most) {
                    most = value;
                    best = i;
                }
            }
        }
        return best;
    }
}
