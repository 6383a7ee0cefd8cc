package sinew.sim.physics.collision.convex;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.Vec3;
import sinew.sim.physics.model.GeomTable;
import sinew.sim.physics.model.Model;

/**
 * Faces and edges of boxes, hulls and cylinders next to the three vertices that support a contact. All vectors are in the first geom's
 * frame; {@link ConvexMemory} says what is in {@code w} and {@code k}.
 */
@KernelCode
final class ConvexFeatures {
    private static final float SAME_DIRECTION = 0.996f;
    private static final int CAP_CORNERS = 16;

    private ConvexFeatures() {}

    /** Whether the shape has flat faces that can carry several contacts. */
    static boolean hasFaces(int type) {
        return type == GeomTable.BOX || type == GeomTable.MESH || type == GeomTable.CYLINDER;
    }

    /** How many of the three supporting vertices of a geom differ. */
    static int dimension(int[] k, int side) {
        int a = index(k, side, 0);
        int b = index(k, side, 1);
        int c = index(k, side, 2);
        if (a == b) {
            return a == c ? 1 : 2;
        }
        return c == a || c == b ? 2 : 3;
    }

    private static int index(int[] k, int side, int slot) {
        return k[ConvexMemory.FEATURE_INDEX + 2 * slot + side];
    }

    private static int secondSlot(int[] k, int side) {
        return index(k, side, 0) == index(k, side, 1) ? 2 : 1;
    }

    private static Vec3 point(float[] w, int side, int slot) {
        Vec3 point = Vec3.at(w, ConvexMemory.FEATURE + 6 * slot);
        return side == 0 ? point : point.minus(Vec3.at(w, ConvexMemory.FEATURE + 6 * slot + 3));
    }

    /** The supporting vertex at which an edge begins. */
    static Vec3 edgeStart(float[] w, int side) {
        return point(w, side, 0);
    }

    /** A vector of a geom's own frame in the first one's. */
    private static Vec3 turned(float[] w, int side, Vec3 v) {
        return side == 0
                ? v
                : new Vec3(
                        w[0] * v.x() + w[1] * v.y() + w[2] * v.z(),
                        w[3] * v.x() + w[4] * v.y() + w[5] * v.z(),
                        w[6] * v.x() + w[7] * v.y() + w[8] * v.z());
    }

    private static Vec3 placed(float[] w, int side, Vec3 v) {
        return side == 0 ? v : turned(w, side, v).plus(Vec3.at(w, ConvexMemory.SHIFT));
    }

    /** Lists the faces that hold all supporting vertices at {@code list}; returns their number. {@code k} is modified. */
    static int listFaces(Model m, float[] w, int[] k, int side, int dimension, int list) {
        int type = k[ConvexMemory.TYPE + side];
        int count = 0;
        if (type == GeomTable.BOX) {
            count = listBoxFaces(w, k, side, dimension, list);
        } else if (type == GeomTable.MESH) {
            count = listPolygons(m, k, side, dimension, list);
        } else if (dimension == 1) {
            k[list] = index(k, side, 0);
            count = 1;
        }
        return count;
    }

    private static int listBoxFaces(float[] w, int[] k, int side, int dimension, int list) {
        int a = index(k, side, 0);
        int b = index(k, side, 1);
        int c = index(k, side, 2);
        int common = a & b & c;
        int lacking = 7 & ~(a | b | c);
        int count = 0;
        for (int axis = 0; axis < 3; axis++) {
            int bit = 1 << axis;
            if ((common & bit) != 0 || (lacking & bit) != 0) {
                k[list + count] = 2 * axis + ((common & bit) != 0 ? 0 : 1);
                count++;
            }
        }
        if (count == 4 - dimension) {
            return count;
        }
        // a diagonal: the face that looks along the contact's normal
        Vec3 normal = Vec3.at(w, ConvexMemory.NORMAL);
        for (int face = 0; face < 6; face++) {
            float along = boxNormal(w, side, face).dot(normal);
            if ((side == 0 ? along : -along) > SAME_DIRECTION) {
                k[list] = face;
                return 1;
            }
        }
        return 0;
    }

    private static int listPolygons(Model m, int[] k, int side, int dimension, int list) {
        int first = index(k, side, 0);
        int second = index(k, side, secondSlot(k, side));
        int third = index(k, side, 2);
        int most = dimension == 1 ? m.convex.mostFaces : dimension == 2 ? 2 : 1;
        int count = 0;
        int end = m.meshes.vertexPolygonStart[first + 1];
        for (int i = m.meshes.vertexPolygonStart[first]; i < end && count < most; i++) {
            int polygon = m.meshes.vertexPolygon[i];
            if ((dimension < 2 || touches(m, second, polygon)) && (dimension < 3 || touches(m, third, polygon))) {
                k[list + count] = polygon;
                count++;
            }
        }
        return count;
    }

    private static boolean touches(Model m, int vertex, int polygon) {
        boolean found = false;
        for (int i = m.meshes.vertexPolygonStart[vertex]; i < m.meshes.vertexPolygonStart[vertex + 1]; i++) {
            found |= m.meshes.vertexPolygon[i] == polygon;
        }
        return found;
    }

    private static Vec3 boxNormal(float[] w, int side, int face) {
        float sign = (face & 1) == 0 ? 1f : -1f;
        int axis = face >> 1;
        return turned(w, side, new Vec3(axis == 0 ? sign : 0f, axis == 1 ? sign : 0f, axis == 2 ? sign : 0f));
    }

    /** The outward unit normal of a face. */
    static Vec3 faceNormal(Model m, float[] w, int[] k, int side, int face) {
        int type = k[ConvexMemory.TYPE + side];
        if (type == GeomTable.BOX) {
            return boxNormal(w, side, face);
        }
        if (type == GeomTable.MESH) {
            return turned(w, side, Vec3.at(m.meshes.polygonNormal, 3 * face));
        }
        return turned(w, side, new Vec3(0f, 0f, face == 0 ? 1f : -1f));
    }

    /** How many edges begin at the supporting vertices and could lie on a face; 0 if the support is a face. */
    static int edgeCount(Model m, int[] k, int side, int dimension) {
        int type = k[ConvexMemory.TYPE + side];
        if (dimension == 3) {
            return 0;
        }
        if (dimension == 2 || type == GeomTable.CYLINDER) {
            return 1;
        }
        int vertex = index(k, side, 0);
        return type == GeomTable.BOX
                ? 3
                : m.meshes.vertexPolygonStart[vertex + 1] - m.meshes.vertexPolygonStart[vertex];
    }

    /** The end of an edge. */
    static Vec3 edgeEnd(Model m, float[] w, int[] k, int side, int dimension, int edge) {
        int type = k[ConvexMemory.TYPE + side];
        int vertex = index(k, side, 0);
        int size = ConvexMemory.SIZE + 3 * side;
        if (type == GeomTable.CYLINDER) {
            float length = vertex == 0 ? -2f * w[size + 1] : 2f * w[size + 1];
            return point(w, side, 0).plus(turned(w, side, new Vec3(0f, 0f, length)));
        }
        if (dimension == 2) {
            return point(w, side, secondSlot(k, side));
        }
        if (type == GeomTable.BOX) {
            return placed(w, side, boxCorner(w, size, vertex ^ (1 << edge)));
        }
        int polygon = m.meshes.vertexPolygon[m.meshes.vertexPolygonStart[vertex] + edge];
        int start = m.meshes.polygonVertexStart[polygon];
        int previous = m.meshes.polygonVertex[m.meshes.polygonVertexStart[polygon + 1] - 1];
        for (int i = start; m.meshes.polygonVertex[i] != vertex; i++) {
            previous = m.meshes.polygonVertex[i];
        }
        return placed(w, side, Vec3.at(m.meshes.vertex, 3 * previous));
    }

    private static Vec3 boxCorner(float[] w, int size, int corner) {
        return new Vec3(
                (corner & 1) != 0 ? w[size] : -w[size],
                (corner & 2) != 0 ? w[size + 1] : -w[size + 1],
                (corner & 4) != 0 ? w[size + 2] : -w[size + 2]);
    }

    /** Stores the corners of a face, clockwise seen from outside; returns their number. {@code w} is modified from {@code to} on. */
    static int storeFace(Model m, float[] w, int[] k, int side, int face, int to) {
        int type = k[ConvexMemory.TYPE + side];
        int size = ConvexMemory.SIZE + 3 * side;
        int count = 0;
        if (type == GeomTable.BOX) {
            int corners = boxCorners(face);
            for (int i = 0; i < 4; i++) {
                placed(w, side, boxCorner(w, size, (corners >> (3 * i)) & 7)).store(w, to + 3 * i);
            }
            count = 4;
        } else if (type == GeomTable.MESH) {
            int start = m.meshes.polygonVertexStart[face];
            count = m.meshes.polygonVertexStart[face + 1] - start;
            for (int i = 0; i < count; i++) {
                int vertex = m.meshes.polygonVertex[start + count - 1 - i];
                placed(w, side, Vec3.at(m.meshes.vertex, 3 * vertex)).store(w, to + 3 * i);
            }
        } else {
            float sign = face == 0 ? 1f : -1f;
            for (int i = 0; i < CAP_CORNERS; i++) {
                float x = w[size] * cosine(i);
                float y = -sign * w[size] * cosine(i - 4);
                placed(w, side, new Vec3(x, y, sign * w[size + 1])).store(w, to + 3 * i);
            }
            count = CAP_CORNERS;
        }
        return count;
    }

    // bits x y z of the four corners
    private static int boxCorners(int face) {
        if (face == 0) {
            return 7 | (3 << 3) | (1 << 6) | (5 << 9);
        }
        if (face == 1) {
            return 2 | (6 << 3) | (4 << 6);
        }
        if (face == 2) {
            return 2 | (3 << 3) | (7 << 6) | (6 << 9);
        }
        if (face == 3) {
            return 4 | (5 << 3) | (1 << 6);
        }
        return face == 4 ? 6 | (7 << 3) | (5 << 6) | (4 << 9) : 3 | (2 << 3) | (1 << 9);
    }

    // of sixteenths of a turn
    private static float cosine(int turn) {
        int part = turn & 15;
        int half = part > 8 ? 16 - part : part;
        int quarter = half > 4 ? 8 - half : half;
        float value = quarter == 0
                ? 1f
                : quarter == 1 ? 0.9238795f : quarter == 2 ? 0.70710677f : quarter == 3 ? 0.38268343f : 0f;
        return half > 4 ? -value : value;
    }
}
