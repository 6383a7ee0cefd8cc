package sinew.sim.physics.collision.primitive;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.FloatMath;
import sinew.sim.math.Mat3;
import sinew.sim.math.Quat;
import sinew.sim.math.Vec3;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;

/**
 * Two boxes: the separating axis test (Gottschalk et al. 1996, <i>OBBTree</i>) finds the direction in which they overlap least. If it is
 * the normal of a face, that face of the one box cuts a polygon out of the opposite face of the other, whose corners are contacts; else two
 * edges meet in one contact. Which axis wins near-ties is MuJoCo's choice: faces before edges.
 *
 * <p>Working memory: rotation from the second box to the first (9, row by row), centre of the second box in the first's frame (3) and of
 * the first in the second's (3); what {@link BoxFaces} needs.
 */
@KernelCode
public final class BoxBoxCollider {
    private static final int SECOND_IN_FIRST = 9;
    private static final int FIRST_IN_SECOND = 12;
    static final int FACE_WORK = 15;

    /** Slack of the separation tests, as a part of the boxes' sizes. */
    private static final float SLACK = 1e-6f;
    /** Square of the sine below which the cross product of two edges is rounding noise. */
    private static final float PARALLEL = 1e-7f;
    /** Part of its overlap by which an edge must be better than a face. */
    private static final float EDGE_BIAS = 1e-6f;
    /** Cosine beyond which an edge axis stands for the same direction as the best face. */
    private static final float ALIGNED = 0.99f;
    /** Part of the face's overlap by which such an edge axis must be better. */
    private static final float ALIGNED_BIAS = 0.05f;

    private BoxBoxCollider() {}

    /** Finds up to eight contacts. {@code found} is modified. */
    public static int collide(Model m, Data d, int pair, float[] found, int offset) {
        int first = m.pairs.first[pair];
        int second = m.pairs.second[pair];
        int w = offset + m.pairs.workStart;
        Mat3 one = Quat.at(d.geoms.orientation, 4 * first).toMatrix();
        Mat3 other = Quat.at(d.geoms.orientation, 4 * second).toMatrix();
        Vec3 arm = Vec3.at(d.geoms.position, 3 * second).minus(Vec3.at(d.geoms.position, 3 * first));
        one.transposed().times(other).store(found, w);
        one.transposedTimes(arm).store(found, w + SECOND_IN_FIRST);
        other.transposedTimes(arm.negated()).store(found, w + FIRST_IN_SECOND);
        float slack = 0f;
        for (int k = 0; k < 3; k++) {
            slack += SLACK * (m.geoms.size[3 * first + k] + m.geoms.size[3 * second + k]);
        }
        float range = m.pairs.range[pair] + slack;
        int face = bestFace(m.geoms.size, 3 * first, 3 * second, range, found, w);
        if (face < 0) {
            return 0;
        }
        int code = bestEdge(m.geoms.size, 3 * first, 3 * second, range, face, found, w);
        if (code < 0) {
            return 0;
        }
        if (code < 6) {
            return BoxFaces.collide(m, d, pair, code, found, offset);
        }
        return BoxEdges.collide(m, d, pair, code - 6, range, found, offset);
    }

    /** The face axis with the least overlap: 0 to 2 of the first box, 3 to 5 of the second; -1 if one separates the boxes. */
    private static int bestFace(float[] size, int first, int second, float range, float[] work, int w) {
        float best = -Float.MAX_VALUE;
        int code = -1;
        boolean apart = false;
        for (int face = 0; face < 6; face++) {
            float gap = faceGap(size, first, second, face, work, w);
            apart = apart || gap > range;
            if (gap > best) {
                best = gap;
                code = face;
            }
        }
        return apart ? -1 : code;
    }

    private static float faceGap(float[] size, int first, int second, int face, float[] work, int w) {
        if (face < 3) {
            int row = w + 3 * face;
            return Math.abs(work[w + SECOND_IN_FIRST + face])
                    - size[first + face]
                    - (Math.abs(work[row]) * size[second]
                            + Math.abs(work[row + 1]) * size[second + 1]
                            + Math.abs(work[row + 2]) * size[second + 2]);
        }
        int column = w + face - 3;
        return Math.abs(work[w + FIRST_IN_SECOND + face - 3])
                - size[second + face - 3]
                - (Math.abs(work[column]) * size[first]
                        + Math.abs(work[column + 3]) * size[first + 1]
                        + Math.abs(work[column + 6]) * size[first + 2]);
    }

    /** The better of the best face and all pairs of edges (6 + 3 i + j); -1 if a pair of edges separates the boxes. */
    private static int bestEdge(float[] size, int first, int second, float range, int face, float[] work, int w) {
        float faceGap = faceGap(size, first, second, face, work, w);
        float best = faceGap;
        int code = face;
        boolean apart = false;
        for (int edges = 0; edges < 9; edges++) {
            int i = edges / 3;
            int j = edges - 3 * i;
            Vec3 axis = edgeAxis(i, j, work, w);
            float square = axis.dot(axis);
            if (square >= PARALLEL) {
                float gap = edgeGap(size, first, second, axis.times(1f / FloatMath.sqrt(square)), work, w);
                apart = apart || gap > range;
                if (gap - EDGE_BIAS * Math.abs(gap) > best && gap > faceGap) {
                    best = gap;
                    code = 6 + edges;
                }
            }
        }
        if (code >= 6 && best < faceGap + ALIGNED_BIAS * Math.abs(faceGap)) {
            int i = (code - 6) / 3;
            Vec3 axis = edgeAxis(i, code - 6 - 3 * i, work, w).normalized();
            Vec3 normal = face < 3
                    ? new Vec3(face == 0 ? 1f : 0f, face == 1 ? 1f : 0f, face == 2 ? 1f : 0f)
                    : new Vec3(work[w + face - 3], work[w + face], work[w + face + 3]);
            code = Math.abs(axis.dot(normal)) > ALIGNED ? face : code;
        }
        return apart ? -1 : code;
    }

    /** Axis i of the first box crossed with axis j of the second, in the first's frame; not normalized. */
    static Vec3 edgeAxis(int i, int j, float[] work, int w) {
        float x = work[w + j];
        float y = work[w + 3 + j];
        float z = work[w + 6 + j];
        return new Vec3(i == 0 ? 0f : i == 1 ? z : -y, i == 0 ? -z : i == 1 ? 0f : x, i == 0 ? y : i == 1 ? -x : 0f);
    }

    private static float edgeGap(float[] size, int first, int second, Vec3 axis, float[] work, int w) {
        Vec3 inSecond = Mat3.at(work, w).transposedTimes(axis);
        float radii = Math.abs(axis.x()) * size[first]
                + Math.abs(axis.y()) * size[first + 1]
                + Math.abs(axis.z()) * size[first + 2]
                + Math.abs(inSecond.x()) * size[second]
                + Math.abs(inSecond.y()) * size[second + 1]
                + Math.abs(inSecond.z()) * size[second + 2];
        return Math.abs(axis.dot(Vec3.at(work, w + SECOND_IN_FIRST))) - radii;
    }

    /** Centre of the second box in the first's frame. */
    static Vec3 secondInFirst(float[] work, int w) {
        return Vec3.at(work, w + SECOND_IN_FIRST);
    }

    /** Centre of the incident box in the reference box's frame; the first is the reference or not. */
    static Vec3 incident(boolean firstIsReference, float[] work, int w) {
        return Vec3.at(work, w + (firstIsReference ? SECOND_IN_FIRST : FIRST_IN_SECOND));
    }
}
