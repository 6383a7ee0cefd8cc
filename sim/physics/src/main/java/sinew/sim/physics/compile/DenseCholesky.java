package sinew.sim.physics.compile;

/** Small dense linear algebra in double precision, for what is computed once per model. */
public final class DenseCholesky {
    private DenseCholesky() {}

    /**
     * Factors a symmetric positive definite matrix.
     *
     * @param matrix {@code [n * n]}; unchanged
     * @param n its size
     * @return the lower factor L of L L^T {@code [n * n]}
     */
    static double[] factor(double[] matrix, int n) {
        double[] factor = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double value = matrix[i * n + j];
                for (int k = 0; k < j; k++) {
                    value -= factor[i * n + k] * factor[j * n + k];
                }
                factor[i * n + j] = i == j ? Math.sqrt(value) : value / factor[j * n + j];
            }
        }
        return factor;
    }

    /**
     * The quadratic form of the inverse.
     *
     * @param factor what {@link #factor} gave
     * @param vector {@code [n]}; unchanged
     * @return v^T A^-1 v
     */
    static double inverseForm(double[] factor, double[] vector) {
        int n = vector.length;
        double[] solution = new double[n];
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double value = vector[i];
            for (int k = 0; k < i; k++) {
                value -= factor[i * n + k] * solution[k];
            }
            solution[i] = value / factor[i * n + i];
            sum += solution[i] * solution[i];
        }
        return sum;
    }
}
