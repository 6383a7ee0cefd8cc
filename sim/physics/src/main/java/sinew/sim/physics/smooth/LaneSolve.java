package sinew.sim.physics.smooth;

import static sinew.sim.kernel.Lanes.broadcast;
import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;
import static sinew.sim.kernel.Lanes.sync;

import sinew.sim.kernel.KernelCode;
import sinew.sim.kernel.Unrolled;
import sinew.sim.physics.model.Model;

/**
 * Solves systems with the inertia on the left side, every lane with its rows in registers: Gauss-Jordan elimination without exchange of
 * rows, which symmetric positive definite matrices do not need (Golub and Van Loan, <em>Matrix Computations</em>, 4th edition, section
 * 4.2). All lanes are busy at every pivot, and only the solution is written.
 */
@KernelCode
public final class LaneSolve {
    private LaneSolve() {}

    /**
     * Solves with a matrix of the form of the mass matrix.
     *
     * @param m the model; it has at most {@link Model#MOST_REGISTER_ROWS} degrees of freedom
     * @param matrix entries {@code [nM]} as {@link Model#massRowStart} says
     * @param x the right side {@code [nv]}. Modified: the solution.
     */
    public static void solveMass(Model m, float[] matrix, float[] x) {
        float[] rows = new float[(m.nv + lanes() - 1) / lanes() * m.nv];
        for (@Unrolled int r = 0; r < (m.nv + lanes() - 1) / lanes(); r++) {
            int row = Math.min(r * lanes() + lane(), m.nv - 1);
            for (@Unrolled int j = 0; j < m.nv; j++) {
                int entry = m.massEntry[j * m.nv + row];
                rows[r * m.nv + j] = entry < 0 ? 0f : matrix[Math.max(0, entry)];
            }
        }
        eliminate(m, rows, x);
    }

    /**
     * Solves with a full symmetric matrix.
     *
     * @param m the model; it has at most {@link Model#MOST_REGISTER_ROWS} degrees of freedom
     * @param triangle its lower triangle by rows {@code [nv * (nv + 1) / 2]}
     * @param x the right side {@code [nv]}. Modified: the solution.
     */
    public static void solveTriangle(Model m, float[] triangle, float[] x) {
        float[] rows = new float[(m.nv + lanes() - 1) / lanes() * m.nv];
        for (@Unrolled int r = 0; r < (m.nv + lanes() - 1) / lanes(); r++) {
            int row = Math.min(r * lanes() + lane(), m.nv - 1);
            int start = row * (row + 1) / 2;
            for (@Unrolled int j = 0; j < m.nv; j++) {
                rows[r * m.nv + j] = triangle[j <= row ? start + j : j * (j + 1) / 2 + row];
            }
        }
        eliminate(m, rows, x);
    }

    // in three parts with ever fewer columns; their pivots are a loop, because straight code for all would not fit in
    // the instruction caches
    private static void eliminate(Model m, float[] rows, float[] x) {
        float[] right = new float[(m.nv + lanes() - 1) / lanes()];
        float[] inverse = new float[(m.nv + lanes() - 1) / lanes()];
        for (@Unrolled int r = 0; r < (m.nv + lanes() - 1) / lanes(); r++) {
            right[r] = x[Math.min(r * lanes() + lane(), m.nv - 1)];
        }
        sync();
        int part = Math.min(lanes(), m.nv) / 3;
        for (@Unrolled int r = 0; r < (m.nv + lanes() - 1) / lanes(); r++) {
            int first = r * lanes();
            int third = Math.min(lanes(), m.nv - first) / 3;
            eliminateColumns(m, rows, right, inverse, r, first, first + third, m.nv);
            eliminateColumns(m, rows, right, inverse, r, first + third, first + 2 * third, m.nv - part);
            int end = Math.min(first + lanes(), m.nv);
            eliminateColumns(m, rows, right, inverse, r, first + 2 * third, end, m.nv - 2 * part);
        }
        for (@Unrolled int r = 0; r < (m.nv + lanes() - 1) / lanes(); r++) {
            int row = r * lanes() + lane();
            if (row < m.nv) {
                x[row] = right[r] * inverse[r];
            }
        }
        sync();
    }

    // subtracts the shares of some rows that leave their columns empty in all others; every time all columns move one
    // to the left
    private static void eliminateColumns(
            Model m, float[] rows, float[] right, float[] inverse, int place, int first, int end, int columns) {
        float[] share = new float[(m.nv + lanes() - 1) / lanes()];
        for (int k = first; k < end; k++) {
            int source = k - place * lanes();
            float pivot = 1f / broadcast(rows[place * m.nv], source);
            float value = broadcast(right[place], source);
            for (@Unrolled int r = 0; r < (m.nv + lanes() - 1) / lanes(); r++) {
                boolean own = r * lanes() + lane() == k;
                share[r] = own ? 0f : rows[r * m.nv] * pivot;
                inverse[r] = own ? pivot : inverse[r];
                right[r] -= share[r] * value;
            }
            for (@Unrolled int j = 1; j < columns; j++) {
                float entry = broadcast(rows[place * m.nv + j], source);
                for (@Unrolled int r = 0; r < (m.nv + lanes() - 1) / lanes(); r++) {
                    rows[r * m.nv + j - 1] = rows[r * m.nv + j] - share[r] * entry;
                }
            }
        }
    }
}
