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

    /** Writes the Cholesky factor of a lower triangle to {@code a}; its diagonal is in {@code inverse} as its inverse. */
    static void factor(int n, float[] triangle, float[] a, float[] inverse) {
        for (int i = 0; i < n * (n + 1) / 2; i++) {
            a[i] = triangle[i];
        }
        int row = n % 4;
        factorFirst(a, inverse, row);
        while (row < n) {
            int column = 0;
            while (column + 2 <= row) {
                eliminate(a, inverse, row, column);
                column += 2;
            }
            if (column < row) {
                eliminateOne(a, inverse, row, column);
            }
            factorDiagonal(a, inverse, row);
            row += 4;
        }
    }

    private static int start(int row) {
        return row * (row + 1) / 2;
    }

    // the first rows, up to three
    private static void factorFirst(float[] a, float[] inverse, int rows) {
        for (int i = 0; i < rows; i++) {
            int row = start(i);
            for (int k = 0; k <= i; k++) {
                int pivot = start(k);
                float value = a[row + k];
                for (int j = 0; j < k; j++) {
                    value -= a[row + j] * a[pivot + j];
                }
                if (k == i) {
                    inverse[i] = inverseRoot(value);
                } else {
                    a[row + k] = value * inverse[k];
                }
            }
        }
    }

    private static float inverseRoot(float pivot) {
        return 1f / FloatMath.sqrt(Math.max(Hessian.LEAST_PIVOT, pivot));
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
        p0 *= first;
        p1 *= first;
        p2 *= first;
        p3 *= first;
        a[r0 + k] = p0;
        a[r1 + k] = p1;
        a[r2 + k] = p2;
        a[r3 + k] = p3;
        a[r0 + k + 1] = (q0 - p0 * between) * second;
        a[r1 + k + 1] = (q1 - p1 * between) * second;
        a[r2 + k + 1] = (q2 - p2 * between) * second;
        a[r3 + k + 1] = (q3 - p3 * between) * second;
    }

    // column k of the rows i to i + 3
    private static void eliminateOne(float[] a, float[] inverse, int i, int k) {
        int p = start(k);
        int r0 = start(i);
        int r1 = r0 + i + 1;
        int r2 = r1 + i + 2;
        int r3 = r2 + i + 3;
        float p0 = a[r0 + k];
        float p1 = a[r1 + k];
        float p2 = a[r2 + k];
        float p3 = a[r3 + k];
        for (int j = 0; j < k; j++) {
            float x = a[p + j];
            p0 -= a[r0 + j] * x;
            p1 -= a[r1 + j] * x;
            p2 -= a[r2 + j] * x;
            p3 -= a[r3 + j] * x;
        }
        float first = inverse[k];
        a[r0 + k] = p0 * first;
        a[r1 + k] = p1 * first;
        a[r2 + k] = p2 * first;
        a[r3 + k] = p3 * first;
    }

    // the block of the rows and columns i to i + 3
    private static void factorDiagonal(float[] a, float[] inverse, int i) {
        int r0 = start(i);
        int r1 = r0 + i + 1;
        int r2 = r1 + i + 2;
        int r3 = r2 + i + 3;
        float d00 = a[r0 + i];
        float d10 = a[r1 + i];
        float d11 = a[r1 + i + 1];
        float d20 = a[r2 + i];
        float d21 = a[r2 + i + 1];
        float d22 = a[r2 + i + 2];
        float d30 = a[r3 + i];
        float d31 = a[r3 + i + 1];
        float d32 = a[r3 + i + 2];
        float d33 = a[r3 + i + 3];
        for (int j = 0; j < i; j++) {
            float v0 = a[r0 + j];
            float v1 = a[r1 + j];
            float v2 = a[r2 + j];
            float v3 = a[r3 + j];
            d00 -= v0 * v0;
            d10 -= v1 * v0;
            d11 -= v1 * v1;
            d20 -= v2 * v0;
            d21 -= v2 * v1;
            d22 -= v2 * v2;
            d30 -= v3 * v0;
            d31 -= v3 * v1;
            d32 -= v3 * v2;
            d33 -= v3 * v3;
        }
        float i0 = inverseRoot(d00);
        d10 *= i0;
        d20 *= i0;
        d30 *= i0;
        float i1 = inverseRoot(d11 - d10 * d10);
        d21 = (d21 - d20 * d10) * i1;
        d31 = (d31 - d30 * d10) * i1;
        float i2 = inverseRoot(d22 - d20 * d20 - d21 * d21);
        d32 = (d32 - d30 * d20 - d31 * d21) * i2;
        inverse[i] = i0;
        inverse[i + 1] = i1;
        inverse[i + 2] = i2;
        inverse[i + 3] = inverseRoot(d33 - d30 * d30 - d31 * d31 - d32 * d32);
        a[r1 + i] = d10;
        a[r2 + i] = d20;
        a[r2 + i + 1] = d21;
        a[r3 + i] = d30;
        a[r3 + i + 1] = d31;
        a[r3 + i + 2] = d32;
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
