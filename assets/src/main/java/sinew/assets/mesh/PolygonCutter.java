package sinew.assets.mesh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sinew.assets.model.Vector3;

/** Cuts a polygon in space into triangles: a quadrangle along its shorter diagonal, others by clipping ears. */
final class PolygonCutter {
    private final Numbers vertices;
    private final List<Integer> rest;

    PolygonCutter(Numbers vertices, int[] corners) {
        this.vertices = vertices;
        rest = new ArrayList<>(Arrays.stream(corners).boxed().toList());
    }

    /** Appends triangles. Modified: {@code triangles}. */
    void cut(List<Integer> triangles) {
        if (rest.size() == 4) {
            double first = vertex(0).minus(vertex(2)).length();
            double second = vertex(1).minus(vertex(3)).length();
            clip(first < second ? 1 : 0, triangles);
        }
        while (rest.size() > 3) {
            clip(ear(), triangles);
        }
        triangles.addAll(rest);
    }

    private void clip(int corner, List<Integer> triangles) {
        triangles.addAll(List.of(at(corner - 1), at(corner), at(corner + 1)));
        rest.subList(corner, corner + 1).clear();
    }

    /** A convex corner whose triangle holds no other corner; if rounding or the file leaves none, the first corner. */
    private int ear() {
        Vector3 normal = Vector3.ZERO;
        for (int i = 0; i < rest.size(); i++) {
            normal = normal.plus(vertex(i).cross(vertex(i + 1)));
        }
        for (int i = 0; i < rest.size(); i++) {
            Vector3 a = vertex(i - 1);
            Vector3 b = vertex(i);
            Vector3 c = vertex(i + 1);
            if (turn(a, b, c, normal) > 0 && isEmpty(i, a, b, c, normal)) {
                return i;
            }
        }
        return 0;
    }

    private boolean isEmpty(int ear, Vector3 a, Vector3 b, Vector3 c, Vector3 normal) {
        for (int k = 2; k < rest.size() - 1; k++) {
            Vector3 p = vertex(ear + k);
            if (turn(a, b, p, normal) > 0 && turn(b, c, p, normal) > 0 && turn(c, a, p, normal) > 0) {
                return false;
            }
        }
        return true;
    }

    private static double turn(Vector3 a, Vector3 b, Vector3 c, Vector3 normal) {
        return b.minus(a).cross(c.minus(b)).dot(normal);
    }

    private int at(int corner) {
        return rest.get(Math.floorMod(corner, rest.size()));
    }

    private Vector3 vertex(int corner) {
        int i = 3 * at(corner);
        return new Vector3(vertices.get(i), vertices.get(i + 1), vertices.get(i + 2));
    }
}
