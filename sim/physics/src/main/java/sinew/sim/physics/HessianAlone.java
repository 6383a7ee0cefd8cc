package sinew.sim.physics;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.FloatMath;

/**
 * Factors and solves the solver's {@link Hessian} on one lane. Four rows at a time meet two earlier rows, so that eight sums grow
 * side by side and a processor need not wait for one.
 */
@KernelCode
final class HessianAlone {
    private HessianAlone() {}

    /** Replaces the lower triangle {@code a} by its Cholesky factor, whose diagonal is in {@code inverse} as its inverse. */
    static void factor(int n, float[] a, float[] inverse) {
        int row = 0;
        while (row + 4 <= n) {
            int column = 0;
            while (column + 2 <= row) {
                eliminate(a, inverse, row, column);
                column += 2;
            }
            factorBlock(a, inverse, row, row + 4, column);
            row += 4;
        }
        factorBlock(a, inverse, row, n, 0);
    }

    private static int start(int row) {
        return row * (row + 1) / 2;
    }

    // columns k and k + 1 of the rows i to i + 3
    private static void eliminate(float[] a, float[] inverse, int i, int k) {
        int p = start(k);
        int q = start(k + 1);
        int r0 = start(i);
        int r1 = r0 + i + 1;
        int r2 = r1 + i + 2;
        int r3 = r2 + i + 3;
        float p0 = a[r0 + k];
        float p1 = a[r1 + k];
        float p2 = a[r2 + k];
        float p3 = a[r3 + k];
        float q0 = a[r0 + k + 1];
        float q1 = a[r1 + k + 1];
        float q2 = a[r2 + k + 1];
        float q3 = a[r3 + k + 1];
        for (int j = 0; j < k; j++) {
            float x = a[p + j];
            float y = a[q + j];
            float v0 = a[r0 + j];
            float v1 = a[r1 + j];
            float v2 = a[r2 + j];
            float v3 = a[r3 + j];
            p0 -= v0 * x;
            p1 -= v1 * x;
            p2 -= v2 * x;
            p3 -= v3 * x;
            q0 -= v0 * y;
            q1 -= v1 * y;
            q2 -= v2 * y;
            q3 -= v3 * y;
        }
        float first = inverse[k];
        float second = inverse[k + 1];
        float between = a[q + k];
        a[r0 + k] = p0 * first;
        a[r1 + k] = p1 * first;
        a[r2 + k] = p2 * first;
        a[r3 + k] = p3 * first;
        a[r0 + k + 1] = (q0 - a[r0 + k] * between) * second;
        a[r1 + k + 1] = (q1 - a[r1 + k] * between) * second;
        a[r2 + k + 1] = (q2 - a[r2 + k] * between) * second;
        a[r3 + k + 1] = (q3 - a[r3 + k] * between) * second;
    }

    // what is left of some rows from a column on
    private static void factorBlock(float[] a, float[] inverse, int firstRow, int endRow, int firstColumn) {
        for (int i = firstRow; i < endRow; i++) {
            int row = start(i);
            for (int k = firstColumn; k <= i; k++) {
                int pivot = start(k);
                float value = a[row + k];
                for (int j = 0; j < k; j++) {
                    value -= a[row + j] * a[pivot + j];
                }
                if (k == i) {
                    inverse[i] = 1f / FloatMath.sqrt(Math.max(Hessian.LEAST_PIVOT, value));
                } else {
                    a[row + k] = value * inverse[k];
                }
            }
        }
    }

    /** Solves with the factor. {@code x} is modified: it holds the right side, then the solution. */
    static void solve(int n, float[] a, float[] inverse, float[] x) {
        for (int i = 0; i < n; i++) {
            int row = start(i);
            float even = x[i];
            float odd = 0f;
            int j = 0;
            while (j + 1 < i) {
                even -= a[row + j] * x[j];
                odd -= a[row + j + 1] * x[j + 1];
                j += 2;
            }
            if (j < i) {
                even -= a[row + j] * x[j];
            }
            x[i] = (even + odd) * inverse[i];
        }
        for (int i = n - 1; i >= 0; i--) {
            int row = start(i);
            float value = x[i] * inverse[i];
            x[i] = value;
            for (int j = 0; j < i; j++) {
                x[j] -= a[row + j] * value;
            }
        }
    }
}
