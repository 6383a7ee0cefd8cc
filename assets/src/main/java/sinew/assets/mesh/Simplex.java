package sinew.assets.mesh;

/** Finds four points that span space, far apart from each other. */
final class Simplex {
    private static final double NARROW = 1e-3;

    private Simplex() {}

    /**
     * Searches: the two ends along x, then what spans the largest area seen along z and the largest volume among the extreme points of
     * all axes, as the algorithm's authors do.
     *
     * @return four points, the last found first
     * @throws MeshException if all points lie in one plane
     */
    static int[] of(String name, double[] points, Orientation orientation) throws MeshException {
        int[] extremes = extremes(points);
        double[] extent = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            extent[axis] = points[3 * extremes[2 * axis + 1] + axis] - points[3 * extremes[2 * axis] + axis];
        }
        double widest = Math.max(extent[0], Math.max(extent[1], extent[2]));
        int a = extremes[0];
        int b = extremes[1];
        int c = farthest(points, extremes, widest * extent[0], new int[] {a, b});
        double area = Math.abs(size(points, new int[] {a, b}, c));
        int d = farthest(points, extremes, widest * area, new int[] {a, b, c});
        if (a == b || orientation.side(a, b, c, d) == 0) {
            return spread(name, points, orientation);
        }
        return new int[] {d, c, b, a};
    }

    /** For each axis the first point with the least and the first with the largest coordinate. */
    private static int[] extremes(double[] points) {
        int[] extremes = new int[6];
        for (int axis = 0; axis < 3; axis++) {
            int least = 0;
            int largest = 0;
            for (int i = 0; i < points.length / 3; i++) {
                if (points[3 * i + axis] > points[3 * largest + axis]) {
                    largest = i;
                } else if (points[3 * i + axis] < points[3 * least + axis]) {
                    least = i;
                }
            }
            extremes[2 * axis] = least;
            extremes[2 * axis + 1] = largest;
        }
        return extremes;
    }

    /** The extreme point that spans most with the others; any point if that is too narrow. */
    private static int farthest(double[] points, int[] extremes, double target, int[] others) {
        int best = others[0];
        double most = -1;
        for (int candidate : extremes) {
            double size = Math.abs(size(points, others, candidate));
            if (size > most && !isIn(others, candidate)) {
                most = size;
                best = candidate;
            }
        }
        if (most < NARROW * target) {
            for (int candidate = 0; candidate < points.length / 3; candidate++) {
                double size = Math.abs(size(points, others, candidate));
                if (size > most && !isIn(others, candidate)) {
                    most = size;
                    best = candidate;
                    if (most > 10 * NARROW * target) {
                        return best;
                    }
                }
            }
        }
        return best;
    }

    private static boolean isIn(int[] list, int value) {
        for (int element : list) {
            if (element == value) {
                return true;
            }
        }
        return false;
    }

    /** Determinant of the points' differences from another, of two points seen along z. */
    private static double size(double[] p, int[] others, int from) {
        double[] a = difference(p, others[0], from);
        double[] b = difference(p, others[1], from);
        if (others.length == 2) {
            return a[0] * b[1] - a[1] * b[0];
        }
        double[] c = difference(p, others[2], from);
        return a[0] * (b[1] * c[2] - b[2] * c[1])
                - b[0] * (a[1] * c[2] - a[2] * c[1])
                + c[0] * (a[1] * b[2] - a[2] * b[1]);
    }

    private static double[] difference(double[] p, int to, int from) {
        return new double[] {p[3 * to] - p[3 * from], p[3 * to + 1] - p[3 * from + 1], p[3 * to + 2] - p[3 * from + 2]};
    }

    /** Any four points that are not in one plane. */
    private static int[] spread(String name, double[] points, Orientation orientation) throws MeshException {
        int count = points.length / 3;
        int[] extremes = extremes(points);
        int a = extremes[0];
        int b = a;
        for (int extreme : extremes) {
            b = distance(points, a, extreme) > distance(points, a, b) ? extreme : b;
        }
        int c = a;
        double most = 0;
        for (int i = 0; i < count; i++) {
            double[] u = difference(points, b, a);
            double[] v = difference(points, i, a);
            double x = u[1] * v[2] - u[2] * v[1];
            double y = u[2] * v[0] - u[0] * v[2];
            double z = u[0] * v[1] - u[1] * v[0];
            double square = x * x + y * y + z * z;
            if (square > most) {
                most = square;
                c = i;
            }
        }
        int d = -1;
        double volume = -1;
        for (int i = 0; i < count; i++) {
            double size = Math.abs(size(points, new int[] {a, b, c}, i));
            if (size > volume && orientation.side(a, b, c, i) != 0) {
                volume = size;
                d = i;
            }
        }
        if (d < 0) {
            throw new MeshException(name + ": all vertices lie in one plane, so there is no convex hull;"
                    + " give the mesh some thickness, or set contype and conaffinity of its geoms to 0.");
        }
        return new int[] {d, c, b, a};
    }

    private static double distance(double[] p, int from, int to) {
        double[] difference = difference(p, to, from);
        return Math.hypot(Math.hypot(difference[0], difference[1]), difference[2]);
    }
}
