package sinew.sim.physics.collision.convex;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.Mat3;
import sinew.sim.math.Quat;
import sinew.sim.math.Vec3;
import sinew.sim.physics.model.ConvexTable;
import sinew.sim.physics.model.GeomTable;
import sinew.sim.physics.model.MeshTable;
import sinew.sim.physics.model.Model;

/**
 * What lies where in the two working arrays of a convex query, {@code w} of floats and {@code k} of whole numbers, and how they are filled.
 * All places are in the first geom's frame (of a prism: axes of the height field, origin of the second geom), so that numbers stay small.
 *
 * <p>A geom is its core and a radius about it: a sphere is a point with a radius, a capsule a segment with a radius. Searches see cores.
 */
@KernelCode
public final class ConvexMemory {
    /** In w: rotation from the second geom to the first {@code [9]}. */
    static final int ROTATION = 0;
    /** In w: the second geom's origin {@code [3]}. */
    public static final int SHIFT = 9;
    /** In w: sizes of the two geoms {@code [2, 3]}. */
    static final int SIZE = 12;
    /** In w: where one core is seen from the other, the vector from a point of the second core to one of the first {@code [3]}. */
    public static final int NEAREST = 18;
    /** In w: shares of the vertices of the simplex in the nearest point {@code [4]}. */
    static final int SHARE = 21;
    /** In w: shares of a part of the simplex {@code [4]}. */
    static final int PART = 25;
    /** In w: found unit normal from the first geom to the second {@code [3]}. */
    public static final int NORMAL = 29;
    /** In w: found point on the first core {@code [3]}. */
    public static final int WITNESS = 32;
    /** In w: found distance of the cores, negative where they overlap. */
    public static final int DISTANCE = 35;
    /** In w: three vertices that support the found face, on the first core and on the second {@code [3, 6]}. */
    static final int FEATURE = 36;
    /** In w: corners of a prism, three below, three above {@code [6, 3]}. */
    static final int PRISM = 54;
    /** In w: normals of the faces of a tetrahedron {@code [4, 3]}; later other vectors. */
    static final int PLANES = 72;
    /** In w: distances of the faces of a tetrahedron {@code [4]}. */
    static final int PLANE_DISTANCE = 84;
    /** In w: length that rounding errors are measured by. */
    public static final int SCALE = 88;
    /** In w: first vertex: point on the first core, difference of the two points {@code [iterations + 5, VERTEX_SIZE]}. */
    static final int VERTICES = ConvexTable.FIXED_NUMBERS;
    /** Floats of a vertex. */
    static final int VERTEX_SIZE = ConvexTable.VERTEX_SIZE;

    /** In k: types of the two geoms in {@link GeomTable} {@code [2]}. */
    static final int TYPE = 0;
    /** In k: meshes of the two geoms in {@link MeshTable} {@code [2]}. */
    static final int MESH = 2;
    /** In k: last supporting vertices of the two meshes {@code [2]}. */
    static final int WARM = 4;
    /** In k: vertices of the simplex or polytope. */
    static final int VERTEX_COUNT = 6;
    /** In k: faces of the polytope. */
    static final int FACE_COUNT = 7;
    /** In k: edges of the horizon. */
    static final int EDGE_COUNT = 8;
    /** In k: which vertices of the geoms the three vertices at {@link #FEATURE} are {@code [3, 2]}. */
    static final int FEATURE_INDEX = 9;
    /** In k: which vertices of the geoms the vertices are {@code [iterations + 5, 2]}. */
    static final int VERTEX_INDEX = ConvexTable.FIXED_INDICES;

    private ConvexMemory() {}

    /**
     * Describes one of the two geoms.
     *
     * @param side 0 for the first, 1 for the second
     */
    public static void setGeom(Model m, float[] w, int[] k, int side, int geom) {
        k[TYPE + side] = m.geoms.type[geom];
        k[MESH + side] = m.geoms.mesh[geom];
        k[WARM + side] = m.geoms.mesh[geom] < 0 ? 0 : m.meshes.vertexStart[m.geoms.mesh[geom]];
        for (int i = 0; i < 3; i++) {
            w[SIZE + 3 * side + i] = m.geoms.size[3 * geom + i];
        }
    }

    /** Places the second geom in the first one's frame. */
    public static void setPoses(float[] w, Vec3 position, Quat orientation, Vec3 otherPosition, Quat otherOrientation) {
        Mat3 first = orientation.toMatrix();
        first.transposed().times(otherOrientation.toMatrix()).store(w, ROTATION);
        first.transposedTimes(otherPosition.minus(position)).store(w, SHIFT);
    }

    /** The radius about a geom's core, in m. */
    public static float radius(float[] w, int[] k, int side) {
        int type = k[TYPE + side];
        return type == GeomTable.SPHERE || type == GeomTable.CAPSULE ? w[SIZE + 3 * side] : 0f;
    }

    /** Whether a core has flat faces only. */
    static boolean isFlat(int type) {
        return type == GeomTable.SPHERE
                || type == GeomTable.CAPSULE
                || type == GeomTable.BOX
                || type == GeomTable.MESH
                || type == GeomTable.HEIGHT_FIELD;
    }

    /** The difference of the points of vertex {@code v}. */
    static Vec3 difference(float[] w, int v) {
        return Vec3.at(w, VERTICES + VERTEX_SIZE * v + 3);
    }

    /** Copies a vertex. */
    static void copyVertex(float[] w, int[] k, int from, int to) {
        for (int i = 0; i < VERTEX_SIZE; i++) {
            w[VERTICES + VERTEX_SIZE * to + i] = w[VERTICES + VERTEX_SIZE * from + i];
        }
        k[VERTEX_INDEX + 2 * to] = k[VERTEX_INDEX + 2 * from];
        k[VERTEX_INDEX + 2 * to + 1] = k[VERTEX_INDEX + 2 * from + 1];
    }
}
