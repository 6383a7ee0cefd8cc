package sinew.sim.physics.solver;

import sinew.sim.kernel.KernelCode;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;

/**
 * Factors and solves the solver's {@link Hessian} on one lane. Four rows at a time meet two earlier rows, so that eight sums grow
 * side by side and a processor need not wait for one.
 *
 * <p>The last degree of freedom is the first row. So a row begins with the last descendant of its degree of freedom, or of one that a
 * constraint ties to it, and what is zero before stays zero in the factor: branches of the tree do not meet (Featherstone 2008, section
 * 6.5).
 */
@KernelCode
final class HessianAlone {
    private HessianAlone() {}

    /** Finds where rows begin; rows that are eliminated together begin together. {@code starts} is modified. */
    static void findStarts(Model m, Data d, int[] starts) {
        int last = m.nv - 1;
        for (int dof = 0; dof < m.nv; dof++) {
            starts[last - dof] = m.nv - m.dofs.subtreeEnd[dof];
        }
        for (int row = 0; row < d.rows.count[1]; row++) {
            tie(d.rows.jacobian, row * m.nv, m.nv, starts);
        }
        for (int contact = 0; contact < d.contacts.count[0]; contact++) {
            if (d.contactRows.dimensions[contact] > 0) {
                tieChain(m, d.contactRows.chain[contact], starts);
            }
        }
        int row = 0;
        while (row < m.nv) {
            int next = row == 0 && m.nv % 4 > 0 ? m.nv % 4 : row + 4;
            int least = starts[row];
            for (int i = row + 1; i < next; i++) {
                least = Math.min(least, starts[i]);
            }
            for (int i = row; i < next; i++) {
                starts[i] = least;
            }
            row = next;
        }
    }

    // a contact ties the two branches that it pushes apart
    private static void tieChain(Model m, int chain, int[] starts) {
        int begin = m.chains.start[chain];
        int end = m.chains.start[chain + 1];
        int last = m.chains.dof[end - 1];
        if (last >= m.dofs.subtreeEnd[m.chains.dof[begin]]) {
            for (int i = begin; i < end; i++) {
                int row = m.nv - 1 - m.chains.dof[i];
                starts[row] = Math.min(starts[row], m.nv - 1 - last);
            }
        }
    }

    // a row of a Jacobian ties all degrees of freedom that it moves
    private static void tie(float[] jacobian, int at, int n, int[] starts) {
        int first = n;
        for (int dof = n - 1; dof >= 0; dof--) {
            if (jacobian[at + dof] != 0f) {
                first = Math.min(first, n - 1 - dof);
                starts[n - 1 - dof] = Math.min(starts[n - 1 - dof], first);
            }
        }
    }

    /**
     * Writes the factor L of L D L^T of a lower triangle whose rows begin at {@code starts} to {@code a}, but for its diagonal of ones;
     * {@code inverse} is the inverse of D. A row holds L D until it is done.
     */
    static void factor(int n, float[] triangle, int[] starts, float[] a, float[] inverse) {
        for (int i = 0; i < n * (n + 1) / 2; i++) {
            a[i] = triangle[i];
        }
        int row = n % 4;
        factorFirst(a, inverse, row);
        while (row < n) {
            int first = starts[row];
            int column = first;
            while (column + 2 <= row) {
                eliminate(a, row, column, Math.max(first, Math.min(starts[column], starts[column + 1])));
                column += 2;
            }
            if (column < row) {
                eliminateOne(a, row, column, Math.max(first, starts[column]));
            }
            factorDiagonal(a, inverse, row, first);
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
            float pivot = a[row + i];
            for (int k = 0; k < i; k++) {
                float value = a[row + k];
                for (int j = 0; j < k; j++) {
                    value -= a[row + j] * a[start(k) + j];
                }
                a[row + k] = value;
            }
            for (int k = 0; k < i; k++) {
                float scaled = a[row + k] * inverse[k];
                pivot -= a[row + k] * scaled;
                a[row + k] = scaled;
            }
            inverse[i] = inverseOf(pivot, a[row + i]);
        }
    }

    // what is less than the rounding of the entry that it is left of is not known
    private static float inverseOf(float pivot, float entry) {
        return 1f / Math.max(Hessian.LEAST_PIVOT, Math.max(Hessian.ROUNDING * entry, pivot));
    }

    // columns k and k + 1 of the rows i to i + 3, which begin at from or are zero there in the rows k and k + 1
    private static void eliminate(float[] a, int i, int k, int from) {
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
        for (int j = from; j < k; j++) {
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
        float between = a[q + k];
        a[r0 + k] = p0;
        a[r1 + k] = p1;
        a[r2 + k] = p2;
        a[r3 + k] = p3;
        a[r0 + k + 1] = q0 - p0 * between;
        a[r1 + k + 1] = q1 - p1 * between;
        a[r2 + k + 1] = q2 - p2 * between;
        a[r3 + k + 1] = q3 - p3 * between;
    }

    // column k of the rows i to i + 3
    private static void eliminateOne(float[] a, int i, int k, int from) {
        int p = start(k);
        int r0 = start(i);
        int r1 = r0 + i + 1;
        int r2 = r1 + i + 2;
        int r3 = r2 + i + 3;
        float p0 = a[r0 + k];
        float p1 = a[r1 + k];
        float p2 = a[r2 + k];
        float p3 = a[r3 + k];
        for (int j = from; j < k; j++) {
            float x = a[p + j];
            p0 -= a[r0 + j] * x;
            p1 -= a[r1 + j] * x;
            p2 -= a[r2 + j] * x;
            p3 -= a[r3 + j] * x;
        }
        a[r0 + k] = p0;
        a[r1 + k] = p1;
        a[r2 + k] = p2;
        a[r3 + k] = p3;
    }

    // the block of the rows and columns i to i + 3
    private static void factorDiagonal(float[] a, float[] inverse, int i, int from) {
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
        for (int j = from; j < i; j++) {
            float v0 = a[r0 + j];
            float v1 = a[r1 + j];
            float v2 = a[r2 + j];
            float v3 = a[r3 + j];
            float scale = inverse[j];
            float w0 = v0 * scale;
            float w1 = v1 * scale;
            float w2 = v2 * scale;
            float w3 = v3 * scale;
            d00 -= v0 * w0;
            d10 -= v1 * w0;
            d11 -= v1 * w1;
            d20 -= v2 * w0;
            d21 -= v2 * w1;
            d22 -= v2 * w2;
            d30 -= v3 * w0;
            d31 -= v3 * w1;
            d32 -= v3 * w2;
            d33 -= v3 * w3;
            a[r0 + j] = w0;
            a[r1 + j] = w1;
            a[r2 + j] = w2;
            a[r3 + j] = w3;
        }
        float i0 = inverseOf(d00, a[r0 + i]);
        float l10 = d10 * i0;
        float l20 = d20 * i0;
        float l30 = d30 * i0;
        float i1 = inverseOf(d11 - d10 * l10, a[r1 + i + 1]);
        d21 -= d20 * l10;
        d31 -= d30 * l10;
        float l21 = d21 * i1;
        float l31 = d31 * i1;
        float i2 = inverseOf(d22 - d20 * l20 - d21 * l21, a[r2 + i + 2]);
        d32 -= d30 * l20 + d31 * l21;
        float l32 = d32 * i2;
        inverse[i] = i0;
        inverse[i + 1] = i1;
        inverse[i + 2] = i2;
        inverse[i + 3] = inverseOf(d33 - d30 * l30 - d31 * l31 - d32 * l32, a[r3 + i + 3]);
        a[r1 + i] = l10;
        a[r2 + i] = l20;
        a[r2 + i + 1] = l21;
        a[r3 + i] = l30;
        a[r3 + i + 1] = l31;
        a[r3 + i + 2] = l32;
    }

    /** Solves with the factor. {@code x} is modified: it holds the right side, then the solution. */
    static void solve(int n, int[] starts, float[] a, float[] inverse, float[] x) {
        int last = n - 1;
        int together = n % 4;
        for (int i = 1; i < together; i++) {
            for (int j = 0; j < i; j++) {
                x[last - i] -= a[start(i) + j] * x[last - j];
            }
        }
        for (int i = together; i < n; i += 4) {
            forwards(a, x, last, i, starts[i]);
        }
        for (int i = 0; i < n; i++) {
            x[last - i] *= inverse[i];
        }
        for (int i = n - 4; i >= together; i -= 4) {
            backwards(a, x, last, i, starts[i]);
        }
        for (int i = together - 1; i > 0; i--) {
            for (int j = 0; j < i; j++) {
                x[last - j] -= a[start(i) + j] * x[last - i];
            }
        }
    }

    // L x: the rows i to i + 3
    private static void forwards(float[] a, float[] x, int last, int i, int from) {
        int r0 = start(i);
        int r1 = r0 + i + 1;
        int r2 = r1 + i + 2;
        int r3 = r2 + i + 3;
        float x0 = x[last - i];
        float x1 = x[last - i - 1];
        float x2 = x[last - i - 2];
        float x3 = x[last - i - 3];
        for (int j = from; j < i; j++) {
            float value = x[last - j];
            x0 -= a[r0 + j] * value;
            x1 -= a[r1 + j] * value;
            x2 -= a[r2 + j] * value;
            x3 -= a[r3 + j] * value;
        }
        x1 -= a[r1 + i] * x0;
        x2 -= a[r2 + i] * x0 + a[r2 + i + 1] * x1;
        x3 -= a[r3 + i] * x0 + a[r3 + i + 1] * x1 + a[r3 + i + 2] * x2;
        x[last - i] = x0;
        x[last - i - 1] = x1;
        x[last - i - 2] = x2;
        x[last - i - 3] = x3;
    }

    // L^T x: the columns i to i + 3
    private static void backwards(float[] a, float[] x, int last, int i, int from) {
        int r0 = start(i);
        int r1 = r0 + i + 1;
        int r2 = r1 + i + 2;
        int r3 = r2 + i + 3;
        float x3 = x[last - i - 3];
        float x2 = x[last - i - 2] - a[r3 + i + 2] * x3;
        float x1 = x[last - i - 1] - a[r3 + i + 1] * x3 - a[r2 + i + 1] * x2;
        float x0 = x[last - i] - a[r3 + i] * x3 - a[r2 + i] * x2 - a[r1 + i] * x1;
        x[last - i] = x0;
        x[last - i - 1] = x1;
        x[last - i - 2] = x2;
        for (int j = from; j < i; j++) {
            x[last - j] -= a[r0 + j] * x0 + a[r1 + j] * x1 + a[r2 + j] * x2 + a[r3 + j] * x3;
        }
    }
}
