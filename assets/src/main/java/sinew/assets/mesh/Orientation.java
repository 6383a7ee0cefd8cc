package sinew.assets.mesh;

import java.math.BigDecimal;

/**
 * On which side of a plane a point lies, without error: the sign of a determinant in double where rounding cannot change it (bound of
 * Shewchuk 1997, "Adaptive Precision Floating-Point Arithmetic and Fast Robust Geometric Predicates"), otherwise in exact arithmetic.
 */
final class Orientation {
    private static final double BOUND = 7.8e-16;
    private static final double SMALLEST = 1e-280;

    private final double[] points;

    /**
     * Takes points.
     *
     * @param points {@code [n, 3]}
     */
    Orientation(double[] points) {
        this.points = points;
    }

    /** 1 if the point lies where triangle a b c runs counterclockwise, -1 on the other side, 0 in its plane. */
    int side(int a, int b, int c, int point) {
        double ax = points[3 * a] - points[3 * point];
        double ay = points[3 * a + 1] - points[3 * point + 1];
        double az = points[3 * a + 2] - points[3 * point + 2];
        double bx = points[3 * b] - points[3 * point];
        double by = points[3 * b + 1] - points[3 * point + 1];
        double bz = points[3 * b + 2] - points[3 * point + 2];
        double cx = points[3 * c] - points[3 * point];
        double cy = points[3 * c + 1] - points[3 * point + 1];
        double cz = points[3 * c + 2] - points[3 * point + 2];
        double value = ax * (by * cz - bz * cy) + bx * (cy * az - cz * ay) + cx * (ay * bz - az * by);
        double size = Math.abs(ax) * (Math.abs(by * cz) + Math.abs(bz * cy))
                + Math.abs(bx) * (Math.abs(cy * az) + Math.abs(cz * ay))
                + Math.abs(cx) * (Math.abs(ay * bz) + Math.abs(az * by));
        if (Math.abs(value) > BOUND * size + SMALLEST) {
            return value < 0 ? 1 : -1;
        }
        return size == 0 ? 0 : exactSide(a, b, c, point);
    }

    private int exactSide(int a, int b, int c, int point) {
        BigDecimal[] p = difference(a, point);
        BigDecimal[] q = difference(b, point);
        BigDecimal[] r = difference(c, point);
        BigDecimal x = q[1].multiply(r[2]).subtract(q[2].multiply(r[1]));
        BigDecimal y = q[2].multiply(r[0]).subtract(q[0].multiply(r[2]));
        BigDecimal z = q[0].multiply(r[1]).subtract(q[1].multiply(r[0]));
        return -p[0].multiply(x).add(p[1].multiply(y)).add(p[2].multiply(z)).signum();
    }

    private BigDecimal[] difference(int from, int to) {
        BigDecimal[] result = new BigDecimal[3];
        for (int k = 0; k < 3; k++) {
            result[k] = new BigDecimal(points[3 * from + k]).subtract(new BigDecimal(points[3 * to + k]));
        }
        return result;
    }
}
