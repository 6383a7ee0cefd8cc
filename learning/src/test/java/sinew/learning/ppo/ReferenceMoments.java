package sinew.learning.ppo;

/** Running moments as the formulas of rl_games have them, in plain double arithmetic. */
final class ReferenceMoments {
    private final double[] mean;
    private final double[] variance;
    private double count = 1;

    ReferenceMoments(int size) {
        mean = new double[size];
        variance = new double[size];
        java.util.Arrays.fill(variance, 1);
    }

    void learn(double[][] batch) {
        int n = batch.length;
        for (int i = 0; i < mean.length; i++) {
            double m = 0;
            for (double[] row : batch) {
                m += row[i] / n;
            }
            double v = 0;
            for (double[] row : batch) {
                v += (row[i] - m) * (row[i] - m) / (n - 1);
            }
            double delta = m - mean[i];
            double total = count + n;
            variance[i] = (variance[i] * count + v * n + delta * delta * count * n / total) / total;
            mean[i] += delta * n / total;
        }
        count += n;
    }

    double[] normalize(double[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = Math.clamp((x[i] - mean[i]) / Math.sqrt(variance[i] + 1e-5), -5, 5);
        }
        return y;
    }
}
