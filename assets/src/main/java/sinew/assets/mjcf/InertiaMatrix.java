package sinew.assets.mjcf;

import sinew.assets.model.Pose;
import sinew.assets.model.PrincipalAxes;
import sinew.assets.model.Vector3;

/**
 * A symmetric inertia matrix, in kg m^2.
 *
 * @param xx moment about x
 * @param yy moment about y
 * @param zz moment about z
 * @param xy entry x y, the negative product of inertia
 * @param xz entry x z
 * @param yz entry y z
 */
record InertiaMatrix(double xx, double yy, double zz, double xy, double xz, double yz) {
    static final InertiaMatrix ZERO = new InertiaMatrix(0, 0, 0, 0, 0, 0);

    /** A rigid body's inertia about a point (Huygens-Steiner), in the axes in which pose and point are given. */
    static InertiaMatrix about(Vector3 point, double mass, Pose pose, Vector3 moments) {
        Vector3[] axes = {
            pose.orientation().rotate(Vector3.UNIT_X),
            pose.orientation().rotate(Vector3.UNIT_Y),
            pose.orientation().rotate(Vector3.UNIT_Z)
        };
        Vector3 d = pose.position().minus(point);
        double square = d.dot(d);
        double[] entries = new double[6];
        int[][] places = {{0, 0}, {1, 1}, {2, 2}, {0, 1}, {0, 2}, {1, 2}};
        for (int e = 0; e < 6; e++) {
            int row = places[e][0];
            int column = places[e][1];
            double sum = mass * ((row == column ? square : 0) - d.get(row) * d.get(column));
            for (int k = 0; k < 3; k++) {
                sum += axes[k].get(row) * moments.get(k) * axes[k].get(column);
            }
            entries[e] = sum;
        }
        return new InertiaMatrix(entries[0], entries[1], entries[2], entries[3], entries[4], entries[5]);
    }

    InertiaMatrix plus(InertiaMatrix other) {
        return new InertiaMatrix(
                xx + other.xx, yy + other.yy, zz + other.zz, xy + other.xy, xz + other.xz, yz + other.yz);
    }

    /**
     * Finds the principal axes.
     *
     * @throws ArithmeticException if the entries are too large to be computed with
     */
    PrincipalAxes principal() {
        double scale = Math.abs(xx) + Math.abs(yy) + Math.abs(zz) + Math.abs(xy) + Math.abs(xz) + Math.abs(yz);
        if (!Double.isFinite(scale)) {
            throw new ArithmeticException("The inertia is too large: " + this);
        }
        return PrincipalAxes.of(xx, yy, zz, xy, xz, yz);
    }
}
