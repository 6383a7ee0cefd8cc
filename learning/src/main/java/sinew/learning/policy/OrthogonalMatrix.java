package sinew.learning.policy;

import sinew.learning.RandomPurpose;
import sinew.learning.policy.ParameterLayout.Slice;
import sinew.sim.math.Random;

/** Random matrices whose rows (or columns, if there are more rows) have length 1 and stand upon each other. */
final class OrthogonalMatrix {
    private OrthogonalMatrix() {}

    /**
     * Makes the shorter side of a matrix of normal numbers orthonormal by the modified method of Gram and Schmidt, applied twice
     * (Giraud, Langou, Rozloznik 2005), which gives the same distribution as the QR decomposition of Saxe et al. 2014.
     *
     * @param parameters where the matrix {@code [rows, columns]} is written. Modified.
     * @param slice where it lies there
     * @param gain the length of its rows or columns
     * @param seed the seed of the run
     * @param tensor tells the tensors of a run apart
     */
    static void draw(float[] parameters, Slice slice, double gain, int seed, int tensor) {
        int rows = slice.shape()[0];
        int columns = slice.shape()[1];
        int vectors = Math.min(rows, columns);
        int length = Math.max(rows, columns);
        double[][] basis = new double[vectors][length];
        for (int i = 0; i < vectors; i++) {
            for (int j = 0; j < length; j++) {
                basis[i][j] = Random.normal(seed, tensor, 1, RandomPurpose.INITIALIZATION_NORMAL, i * length + j);
            }
            standUpon(basis, i);
            standUpon(basis, i);
        }
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double value = rows <= columns ? basis[row][column] : basis[column][row];
                parameters[slice.offset() + row * columns + column] = (float) (gain * value);
            }
        }
    }

    /** Takes out of a vector what lies along those before it and gives it length 1. */
    private static void standUpon(double[][] basis, int index) {
        double[] vector = basis[index];
        for (int other = 0; other < index; other++) {
            double along = dot(vector, basis[other]);
            for (int j = 0; j < vector.length; j++) {
                vector[j] -= along * basis[other][j];
            }
        }
        double scale = 1 / Math.sqrt(dot(vector, vector));
        for (int j = 0; j < vector.length; j++) {
            vector[j] *= scale;
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
