package sinew.assets.mesh;

/** Finds four points that span space, far apart from each other. */
final class Simplex {
    private Simplex() {}

    /**
     * Searches.
     *
     * @return a, b, c, d so that d lies behind the triangle a b c
     * @throws MeshException if all points lie in one plane
     */
    static int[] of(String name, double[] points, Orientation orientation) throws MeshException {
        int count = points.length / 3;
        int[] widest = widest(points);
        int a = widest[0];
        int b = widest[1];
        int c = a;
        double most = -1;
        for (int i = 0; i < count; i++) {
            double[] normal = cross(points, a, b, i);
            double square = normal[0] * normal[0] + normal[1] * normal[1] + normal[2] * normal[2];
            if (square > most) {
                most = square;
                c = i;
            }
        }
        int d = farthest(points, a, b, c);
        int side = orientation.side(a, b, c, d);
        for (int i = 0; side == 0 && i < count; i++) {
            d = i;
            side = orientation.side(a, b, c, i);
        }
        if (side == 0) {
            throw new MeshException(name + ": all vertices lie in one plane, so there is no convex hull;"
                    + " give the mesh some thickness, or set contype and conaffinity of its geoms to 0.");
        }
        return side < 0 ? new int[] {a, b, c, d} : new int[] {a, c, b, d};
    }

    private static int farthest(double[] points, int a, int b, int c) {
        double[] normal = cross(points, a, b, c);
        int best = a;
        double most = -1;
        for (int i = 0; i < points.length / 3; i++) {
            double height = 0;
            for (int k = 0; k < 3; k++) {
                height += normal[k] * (points[3 * i + k] - points[3 * a + k]);
            }
            if (Math.abs(height) > most) {
                most = Math.abs(height);
                best = i;
            }
        }
        return best;
    }

    /** The two ends along the axis of the largest extent. */
    private static int[] widest(double[] points) {
        int[] best = {0, 0};
        double most = -1;
        for (int axis = 0; axis < 3; axis++) {
            int least = 0;
            int largest = 0;
            for (int i = 0; i < points.length / 3; i++) {
                least = points[3 * i + axis] < points[3 * least + axis] ? i : least;
                largest = points[3 * i + axis] > points[3 * largest + axis] ? i : largest;
            }
            double extent = points[3 * largest + axis] - points[3 * least + axis];
            if (extent > most) {
                most = extent;
                best = new int[] {least, largest};
            }
        }
        return best;
    }

    private static double[] cross(double[] p, int a, int b, int c) {
        double[] u = new double[3];
        double[] v = new double[3];
        for (int k = 0; k < 3; k++) {
            u[k] = p[3 * b + k] - p[3 * a + k];
            v[k] = p[3 * c + k] - p[3 * a + k];
        }
        return new double[] {u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]};
    }
}
