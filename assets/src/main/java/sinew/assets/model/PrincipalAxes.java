package sinew.assets.model;

/**
 * Eigenvectors of a symmetric matrix by Jacobi rotations of a quaternion (Golub and Van Loan, Matrix Computations, 8.5). Always the
 * largest entry beside the diagonal is turned away, and moments are sorted by quarter turns, so that the choice among equivalent axes is
 * MuJoCo's.
 *
 * @param orientation of the axes
 * @param moments about them, the largest first
 */
public record PrincipalAxes(Quaternion orientation, Vector3 moments) {
    private static final double SMALL = 1e-12;
    /** Entries beside the diagonal that are less than this part of the largest in it count as none. */
    private static final double NONE = 4e-15;

    private static final int MOST_TURNS = 500;

    /**
     * Finds the axes of an inertia matrix.
     *
     * @param xx entry in the diagonal
     * @param yy entry in the diagonal
     * @param zz entry in the diagonal
     * @param xy entry beside it
     * @param xz entry beside it
     * @param yz entry beside it
     * @return axes and moments
     */
    public static PrincipalAxes of(double xx, double yy, double zz, double xy, double xz, double yz) {
        double[][] matrix = {{xx, xy, xz}, {xy, yy, yz}, {xz, yz, zz}};
        double none = NONE * Math.max(Math.abs(xx), Math.max(Math.abs(yy), Math.abs(zz)));
        Quaternion turn = Quaternion.IDENTITY;
        double[][] turned = matrix;
        for (int i = 0; i < MOST_TURNS; i++) {
            turned = turned(matrix, turn);
            int axis = axisOfLargest(turned);
            int row = axis == 0 ? 1 : 0;
            int column = axis == 2 ? 1 : 2;
            double beside = turned[row][column];
            if (Math.abs(beside) <= none) {
                break;
            }
            double ratio = (turned[column][column] - turned[row][row]) / (2 * beside);
            double tangent = ratio >= 0 ? 1 / (ratio + Math.hypot(1, ratio)) : -1 / (-ratio + Math.hypot(1, ratio));
            double cosine = 1 / Math.hypot(1, tangent);
            if (cosine == 1) {
                break;
            }
            double half = Math.copySign(Math.sqrt(0.5 - 0.5 * cosine), ratio >= 0 ? -1 : 1);
            double sine = axis == 1 ? -half : half;
            turn = turn.times(about(axis, Math.sqrt(1 - sine * sine), sine)).normalized();
        }
        return sorted(turn, turned);
    }

    private static PrincipalAxes sorted(Quaternion orientation, double[][] matrix) {
        Quaternion turn = orientation;
        double[] m = {matrix[0][0], matrix[1][1], matrix[2][2]};
        for (int pass = 0; pass < 3; pass++) {
            int i = pass % 2;
            if (m[i + 1] - m[i] > SMALL * Math.abs(m[i + 1])) {
                double larger = m[i + 1];
                m[i + 1] = m[i];
                m[i] = larger;
                turn = turn.times(about((i + 2) % 3, Math.sqrt(0.5), Math.sqrt(0.5)))
                        .normalized();
            }
        }
        return new PrincipalAxes(turn, new Vector3(m[0], m[1], m[2]));
    }

    private static Quaternion about(int axis, double cosine, double sine) {
        return new Quaternion(cosine, axis == 0 ? sine : 0, axis == 1 ? sine : 0, axis == 2 ? sine : 0);
    }

    /** The axis at right angles to row and column of the largest entry beside the diagonal. */
    private static int axisOfLargest(double[][] m) {
        double xy = Math.abs(m[0][1]);
        double xz = Math.abs(m[0][2]);
        double yz = Math.abs(m[1][2]);
        if (xy > xz && xy > yz) {
            return 2;
        }
        return xz > yz ? 1 : 0;
    }

    /** R' M R. */
    private static double[][] turned(double[][] m, Quaternion turn) {
        Vector3[] axes = {turn.rotate(Vector3.UNIT_X), turn.rotate(Vector3.UNIT_Y), turn.rotate(Vector3.UNIT_Z)};
        double[][] result = new double[3][3];
        for (int i = 0; i < 3; i++) {
            Vector3 v = axes[i];
            Vector3 image = new Vector3(
                    m[0][0] * v.x() + m[0][1] * v.y() + m[0][2] * v.z(),
                    m[1][0] * v.x() + m[1][1] * v.y() + m[1][2] * v.z(),
                    m[2][0] * v.x() + m[2][1] * v.y() + m[2][2] * v.z());
            for (int j = 0; j < 3; j++) {
                result[i][j] = axes[j].dot(image);
            }
        }
        return result;
    }
}
