package sinew.sim.physics.preparation;

/**
 * How much of an ideal fluid moves along with an ellipsoid (Lamb, Hydrodynamics, articles 114 and 115; Tuckerman 1925). The integrals are
 * summed at the points of Gauss and Kronrod that MuJoCo takes: for thin plates its values differ from the exact ones by 5e-4.
 */
public final class AddedVolume {
    private static final double SMALLEST = 1e-15;

    /** The 15 points of Gauss and Kronrod in [-1, 1], from the end to the middle, and their weights. */
    private static final double[] NODES = {
        0.9914553711208126,
        0.9491079123427585,
        0.8648644233597691,
        0.7415311855993945,
        0.5860872354676911,
        0.4058451513773972,
        0.2077849550078985,
        0
    };

    private static final double[] WEIGHTS = {
        0.0229353220105292, 0.0630920926299786, 0.1047900103222502, 0.1406532597155259,
        0.1690047266392679, 0.1903505780647854, 0.2044329400752989, 0.2094821410847278
    };
    private static final int LAST = NODES.length - 1;

    private AddedVolume() {}

    /** Volumes for translations along the semi-axes (3), and volume times squared length for rotations about them (3). */
    public static float[] of(double[] axes) {
        double volume = 4.0 / 3 * Math.PI * axes[0] * axes[1] * axes[2];
        double[] share = new double[3];
        for (int i = 0; i < 3; i++) {
            share[i] = share(axes[i], axes[(i + 1) % 3], axes[(i + 2) % 3]);
        }
        float[] added = new float[6];
        for (int i = 0; i < 3; i++) {
            int next = (i + 1) % 3;
            int last = (i + 2) % 3;
            added[i] = (float) (volume * share[i] / Math.max(SMALLEST, 2 - share[i]));
            added[3 + i] = (float) (volume / 5 * turning(axes[next], axes[last], share[next], share[last]));
        }
        return added;
    }

    private static double turning(double y, double z, double shareY, double shareZ) {
        double difference = y * y - z * z;
        double divisor = Math.abs(2 * difference + (y * y + z * z) * (shareY - shareZ));
        return difference * difference * Math.abs(shareZ - shareY) / Math.max(SMALLEST, divisor);
    }

    // x y z times the integral from 0 to infinity of dt / sqrt((x^2 + t)^3 (y^2 + t) (z^2 + t)), with t = s u^3 / (1 -
    // u)^2
    private static double share(double x, double y, double z) {
        double scale = Math.pow(x * x * x * y * z, 0.4);
        double sum = 0;
        for (int i = -LAST; i <= LAST; i++) {
            double u = 0.5 + Math.copySign(0.5 * NODES[LAST - Math.abs(i)], i);
            double t = scale * u * u * u / ((1 - u) * (1 - u));
            double stretch = u * u * (3 - u) / Math.pow(1 - u, 3);
            double across = 1 + t / (x * x);
            double denominator = across * Math.sqrt(across * (1 + t / (y * y)) * (1 + t / (z * z)));
            sum += 0.5 * WEIGHTS[LAST - Math.abs(i)] * stretch / denominator;
        }
        return scale * sum / (x * x);
    }
}
