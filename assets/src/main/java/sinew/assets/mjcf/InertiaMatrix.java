package sinew.assets.mjcf;

import sinew.assets.model.Pose;
import sinew.assets.model.Quaternion;
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

    /**
     * Principal axes and moments, the largest first.
     *
     * @param orientation of the principal axes
     * @param moments about them
     */
    record Principal(Quaternion orientation, Vector3 moments) {}

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
     * Cyclic Jacobi rotations (Golub and Van Loan, Matrix Computations, 8.5).
     *
     * @throws ArithmeticException if the entries are too large to be computed with
     */
    Principal principal() {
        double scale = Math.abs(xx) + Math.abs(yy) + Math.abs(zz) + Math.abs(xy) + Math.abs(xz) + Math.abs(yz);
        if (scale == 0) {
            return new Principal(Quaternion.IDENTITY, Vector3.ZERO);
        }
        if (!Double.isFinite(scale)) {
            throw new ArithmeticException("The inertia is too large: " + this);
        }
        double[][] a = {
            {xx / scale, xy / scale, xz / scale},
            {xy / scale, yy / scale, yz / scale},
            {xz / scale, yz / scale, zz / scale}
        };
        double[][] v = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
        for (int sweep = 0; sweep < 30; sweep++) {
            if (Math.abs(a[0][1]) + Math.abs(a[0][2]) + Math.abs(a[1][2]) <= 1e-18) {
                break;
            }
            rotate(a, v, 0, 1);
            rotate(a, v, 0, 2);
            rotate(a, v, 1, 2);
        }
        int first = largest(a, 0, 1, 2);
        int second = largest(a, (first + 1) % 3, (first + 2) % 3, (first + 1) % 3);
        int third = 3 - first - second;
        Vector3 x = column(v, first);
        Vector3 y = column(v, second);
        return new Principal(
                Quaternion.ofAxes(x, y, x.cross(y)),
                new Vector3(a[first][first], a[second][second], a[third][third]).times(scale));
    }

    private static int largest(double[][] a, int i, int j, int k) {
        int best = a[j][j] > a[i][i] ? j : i;
        return a[k][k] > a[best][best] ? k : best;
    }

    private static Vector3 column(double[][] v, int column) {
        return new Vector3(v[0][column], v[1][column], v[2][column]);
    }

    private static void rotate(double[][] a, double[][] v, int p, int q) {
        if (a[p][q] == 0) {
            return;
        }
        double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        double tangent = Math.copySign(1, theta) / (Math.abs(theta) + Math.hypot(theta, 1));
        double cosine = 1 / Math.hypot(tangent, 1);
        double sine = tangent * cosine;
        for (int k = 0; k < 3; k++) {
            double kp = a[k][p];
            double kq = a[k][q];
            a[k][p] = cosine * kp - sine * kq;
            a[k][q] = sine * kp + cosine * kq;
        }
        for (int k = 0; k < 3; k++) {
            double pk = a[p][k];
            double qk = a[q][k];
            a[p][k] = cosine * pk - sine * qk;
            a[q][k] = sine * pk + cosine * qk;
            double vp = v[k][p];
            double vq = v[k][q];
            v[k][p] = cosine * vp - sine * vq;
            v[k][q] = sine * vp + cosine * vq;
        }
    }
}
