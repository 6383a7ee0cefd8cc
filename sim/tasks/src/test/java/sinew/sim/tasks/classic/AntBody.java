package sinew.sim.tasks.classic;

/**
 * How the ant moves, by formulas of this test's own in double precision: the pose and velocity of its body and feet.
 *
 * <p>A pose is x y z, quaternion w x y z, then hip and ankle of each leg: front left, front right, left back, right back. A velocity is that of the
 * body in the world, its angular velocity in its own frame, then those of the joints.
 */
final class AntBody {
    static final double FOOT_MASS;
    /** Moment of a foot about its middle, across its length. */
    static final double ACROSS;
    /** Moment of a foot about its length. */
    static final double ALONG;

    private static final double[] SIDE_X = {1, -1, -1, 1};
    private static final double[] SIDE_Y = {1, 1, -1, -1};

    static {
        // a capsule of density 5, radius 0.08 and straight length 0.4 * sqrt(2)
        double radius = 0.08;
        double length = 0.4 * Math.sqrt(2);
        double cylinder = 5 * Math.PI * radius * radius * length;
        double ball = 5 * 4.0 / 3 * Math.PI * Math.pow(radius, 3);
        FOOT_MASS = cylinder + ball;
        ALONG = cylinder * radius * radius / 2 + ball * radius * radius * 2 / 5;
        ACROSS = cylinder * (radius * radius / 4 + length * length / 12)
                + ball * (radius * radius * 2 / 5 + length * length / 4 + length * radius * 3 / 8);
    }

    private AntBody() {}

    /** Where a foot is and how it turns: origin, centre, rotation by rows, angular velocity in the world. */
    record Foot(double[] origin, double[] center, double[][] turn, double[] spin) {}

    /** The pose of a foot. */
    static Foot foot(double[] pose, double[] velocity, int leg) {
        double[][] body = matrix(pose[3], pose[4], pose[5], pose[6]);
        double[] spin = times(body, new double[] {velocity[3], velocity[4], velocity[5]});
        double[][] hip = times(body, about(new double[] {0, 0, 1}, pose[7 + 2 * leg]));
        double[] ankleAxis = ankleAxis(leg);
        double[][] turn = times(hip, about(ankleAxis, pose[8 + 2 * leg]));
        double[] legStart = {0.2 * SIDE_X[leg], 0.2 * SIDE_Y[leg], 0};
        double[] origin =
                plus(plus(new double[] {pose[0], pose[1], pose[2]}, times(body, legStart), 1), times(hip, legStart), 1);
        double[] whole = plus(spin, times(body, new double[] {0, 0, 1}), velocity[6 + 2 * leg]);
        whole = plus(whole, times(hip, ankleAxis), velocity[7 + 2 * leg]);
        return new Foot(origin, plus(origin, times(turn, legStart), 1), turn, whole);
    }

    /** The ankle's axis: across the leg, and the same for opposite legs. */
    static double[] ankleAxis(int leg) {
        double half = Math.sqrt(0.5);
        return leg % 2 == 0 ? new double[] {-half, half, 0} : new double[] {half, half, 0};
    }

    /** Angular momentum of a foot about its middle, in the world. */
    static double[] momentum(Foot foot, int leg) {
        double half = Math.sqrt(0.5);
        double[] length = times(foot.turn, new double[] {SIDE_X[leg] * half, SIDE_Y[leg] * half, 0});
        double along = dot(length, foot.spin);
        double[] across = plus(foot.spin, length, -along);
        return plus(new double[3], across, ACROSS, length, ALONG * along);
    }

    /** The state after a short time (also backwards) at constant accelerations. */
    static double[] moved(double[] pose, double[] velocity, double[] acceleration, double time) {
        double[] result = pose.clone();
        double[] way = new double[14];
        for (int i = 0; i < 14; i++) {
            way[i] = velocity[i] * time + acceleration[i] * time * time / 2;
        }
        for (int i = 0; i < 3; i++) {
            result[i] += way[i];
        }
        for (int i = 0; i < 8; i++) {
            result[7 + i] += way[6 + i];
        }
        double angle = Math.sqrt(way[3] * way[3] + way[4] * way[4] + way[5] * way[5]);
        double share = angle < 1e-12 ? 0.5 : Math.sin(angle / 2) / angle;
        double[] q = {Math.cos(angle / 2), way[3] * share, way[4] * share, way[5] * share};
        result[3] = pose[3] * q[0] - pose[4] * q[1] - pose[5] * q[2] - pose[6] * q[3];
        result[4] = pose[3] * q[1] + pose[4] * q[0] + pose[5] * q[3] - pose[6] * q[2];
        result[5] = pose[3] * q[2] - pose[4] * q[3] + pose[5] * q[0] + pose[6] * q[1];
        result[6] = pose[3] * q[3] + pose[4] * q[2] - pose[5] * q[1] + pose[6] * q[0];
        return result;
    }

    static double[][] matrix(double w, double x, double y, double z) {
        double n = w * w + x * x + y * y + z * z;
        return new double[][] {
            {(w * w + x * x - y * y - z * z) / n, 2 * (x * y - w * z) / n, 2 * (x * z + w * y) / n},
            {2 * (x * y + w * z) / n, (w * w - x * x + y * y - z * z) / n, 2 * (y * z - w * x) / n},
            {2 * (x * z - w * y) / n, 2 * (y * z + w * x) / n, (w * w - x * x - y * y + z * z) / n}
        };
    }

    static double[][] about(double[] axis, double angle) {
        double s = Math.sin(angle / 2);
        return matrix(Math.cos(angle / 2), axis[0] * s, axis[1] * s, axis[2] * s);
    }

    static double[][] times(double[][] a, double[][] b) {
        double[][] result = new double[3][3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                result[i][j] = a[i][0] * b[0][j] + a[i][1] * b[1][j] + a[i][2] * b[2][j];
            }
        }
        return result;
    }

    static double[] times(double[][] a, double[] v) {
        return new double[] {dot(a[0], v), dot(a[1], v), dot(a[2], v)};
    }

    static double[] backwards(double[][] a, double[] v) {
        double[] result = new double[3];
        for (int i = 0; i < 3; i++) {
            result[i] = a[0][i] * v[0] + a[1][i] * v[1] + a[2][i] * v[2];
        }
        return result;
    }

    static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    static double[] cross(double[] a, double[] b) {
        return new double[] {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
    }

    static double[] plus(double[] a, double[] b, double factor) {
        return new double[] {a[0] + factor * b[0], a[1] + factor * b[1], a[2] + factor * b[2]};
    }

    private static double[] plus(double[] a, double[] b, double factorB, double[] c, double factorC) {
        return plus(plus(a, b, factorB), c, factorC);
    }
}
