package sinew.assets.mesh;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A triangle of a growing hull and the points outside that belong to it. */
final class HullFace {
    /** Points, the one that became a corner last first. */
    final int[] corners;
    /** The face beyond the side opposite of each corner. */
    final @Nullable HullFace[] neighbors = new @Nullable HullFace[3];
    /** Points that only this face has been found to see; the farthest last. */
    final List<Integer> outside = new ArrayList<>();
    /** Distance of the last of {@link #outside}. */
    double farthest;
    /** Whether the face is no longer part of the hull. */
    boolean removed;
    /** The last face that was made in place of this one. */
    @Nullable
    HullFace replacement;
    /** Marks of searches. */
    int mark;

    int visit;
    /** Whether it was made when the last point was added. */
    boolean fresh;

    final double[] normal;
    private final double offset;
    private final boolean outward;

    /**
     * Makes a face.
     *
     * @param corners the newest first
     * @param outward whether they run counterclockwise seen from outside
     */
    HullFace(double[] points, int[] corners, boolean outward) {
        this.corners = corners;
        this.outward = outward;
        normal = new double[3];
        double[] u = new double[3];
        double[] v = new double[3];
        for (int k = 0; k < 3; k++) {
            u[k] = points[3 * corners[1] + k] - points[3 * corners[0] + k];
            v[k] = points[3 * corners[2] + k] - points[3 * corners[0] + k];
        }
        double sign = outward ? 1 : -1;
        double sum = 0;
        for (int k = 0; k < 3; k++) {
            int i = (k + 1) % 3;
            int j = (k + 2) % 3;
            normal[k] = sign * (u[i] * v[j] - u[j] * v[i]);
            sum += normal[k] * normal[k];
        }
        double length = Math.sqrt(sum);
        double height = 0;
        for (int k = 0; k < 3; k++) {
            normal[k] = length > 0 ? normal[k] / length : 0;
            height += normal[k] * points[3 * corners[0] + k];
        }
        offset = -height;
    }

    boolean isPart() {
        return !removed;
    }

    /** Corners counterclockwise seen from outside. */
    int[] triangle() {
        return outward
                ? new int[] {corners[0], corners[1], corners[2]}
                : new int[] {corners[1], corners[0], corners[2]};
    }

    double distance(double[] points, int point) {
        return offset
                + points[3 * point] * normal[0]
                + points[3 * point + 1] * normal[1]
                + points[3 * point + 2] * normal[2];
    }

    HullFace neighbor(int side) {
        HullFace result = neighbors[side];
        if (result == null) {
            throw new IllegalStateException("A face of a convex hull has no neighbour.");
        }
        return result;
    }

    List<HullFace> neighbors() {
        return List.of(neighbor(0), neighbor(1), neighbor(2));
    }

    /** The side beyond which a neighbour lies. */
    int sideOf(HullFace neighbor) {
        return neighbors[0] == neighbor ? 0 : neighbors[1] == neighbor ? 1 : 2;
    }

    /** The corners of a side, the newer first. */
    int[] edge(int side) {
        return new int[] {corners[side == 0 ? 1 : 0], corners[side == 2 ? 1 : 2]};
    }

    /** Whether the corners of one of the sides follow each other counterclockwise. */
    boolean runs(int[] edge) {
        int[] triangle = triangle();
        for (int i = 0; i < 3; i++) {
            if (triangle[i] == edge[0]) {
                return triangle[(i + 1) % 3] == edge[1];
            }
        }
        throw new IllegalStateException("A face of a convex hull lacks a corner.");
    }
}
