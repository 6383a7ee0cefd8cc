package sinew.sim.physics.preparation;

/**
 * How much of an ideal fluid moves along with an ellipsoid (Lamb, Hydrodynamics, articles 114 and 115; Tuckerman 1925). The integrals are
 * Carlson's R_D.
 */
public final class AddedVolume {
    private static final double SMALLEST = 1e-15;

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

    // x y z times the integral from 0 to infinity of dt / sqrt((x^2 + t)^3 (y^2 + t) (z^2 + t))
    private static double share(double x, double y, double z) {
        return x * y * z * 2 / 3 * integral(y * y, z * z, x * x);
    }

    // R_D by duplication (Carlson 1979)
    private static double integral(double x, double y, double z) {
        double sum = 0;
        double factor = 1;
        double mean = (x + y + 3 * z) / 5;
        while (Math.max(Math.abs(x - mean), Math.max(Math.abs(y - mean), Math.abs(z - mean))) > 1e-4 * mean) {
            double rootZ = Math.sqrt(z);
            double lambda = Math.sqrt(x * y) + Math.sqrt(y) * rootZ + Math.sqrt(x) * rootZ;
            sum += factor / (rootZ * (z + lambda));
            factor /= 4;
            x = (x + lambda) / 4;
            y = (y + lambda) / 4;
            z = (z + lambda) / 4;
            mean = (x + y + 3 * z) / 5;
        }
        double dx = (mean - x) / mean;
        double dy = (mean - y) / mean;
        double dz = (mean - z) / mean;
        double e2 = dx * dy - 6 * dz * dz;
        double e3 = (3 * dx * dy - 8 * dz * dz) * dz;
        double series = 1 - 3.0 / 14 * e2 + e3 / 6;
        return 3 * sum + factor * series / (mean * Math.sqrt(mean));
    }
}
