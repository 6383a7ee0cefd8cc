package sinew.sim.physics.solver;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;
import static sinew.sim.kernel.Lanes.sync;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.FloatMath;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.smooth.LaneSolve;

/**
 * The second derivative of the solver's cost, M + J^T C J: a dense symmetric matrix of which the lower triangle is stored by rows. On
 * one lane the last degree of freedom comes first, see {@link HessianAlone}.
 */
@KernelCode
final class Hessian {
    static final float LEAST_PIVOT = 1e-15f;
    /** Half a unit in the last place of 1. */
    static final float ROUNDING = 6e-8f;

    private Hessian() {}

    /**
     * Brings the matrix up to date with the states of rows and contacts, and factors it where it is not solved in registers.
     *
     * @param m the model
     * @param d reads states. Modified: {@code hessian} and the states that it holds; {@code factor}, {@code inverseDiagonal}.
     * @param first whether nothing of the matrix is known yet
     */
    static void prepare(Model m, Data d, boolean first) {
        boolean inPlace = lanes() > 1 && !m.solvesInRegisters;
        if (first || m.solver.elliptic || inPlace) {
            startWithMass(m, d);
        }
        RowForces.addCurvature(m, d);
        sync();
        ContactCurvature.add(m, d);
        sync();
        RowForces.noteAssembled(d);
        sync();
        if (lanes() == 1) {
            if (first) {
                HessianAlone.findStarts(m, d, d.solver.rowStart);
            }
            HessianAlone.factor(m.nv, d.solver.hessian, d.solver.rowStart, d.solver.factor, d.solver.inverseDiagonal);
        } else {
            if (!m.solvesInRegisters) {
                factorTogether(m, d);
            }
        }
    }

    private static void startWithMass(Model m, Data d) {
        for (int i = lane(); i < m.nv * (m.nv + 1) / 2; i += lanes()) {
            d.solver.hessian[i] = 0f;
        }
        for (int row = lane(); row < d.rows.count[0] + d.rows.count[1]; row += lanes()) {
            d.rows.assembled[row] = 0;
        }
        for (int contact = lane(); contact < d.contacts.count[0]; contact += lanes()) {
            d.contactRows.assembled[contact] = 0;
        }
        sync();
        for (int dof = lane(); dof < m.nv; dof += lanes()) {
            for (int entry = m.massRowStart[dof]; entry < m.massRowStart[dof + 1]; entry++) {
                d.solver.hessian[place(m.nv, dof, m.massColumn[entry])] = d.mass[entry];
            }
        }
        sync();
    }

    /** Where the entry of a degree of freedom and one that is not after it is stored. */
    static int place(int n, int dof, int earlier) {
        if (lanes() == 1) {
            int row = n - 1 - earlier;
            return row * (row + 1) / 2 + n - 1 - dof;
        } else {
            return dof * (dof + 1) / 2 + earlier;
        }
    }

    private static void factorTogether(Model m, Data d) {
        for (int k = 0; k < m.nv; k++) {
            int pivot = k * (k + 1) / 2;
            for (int i = k + lane(); i < m.nv; i += lanes()) {
                int row = i * (i + 1) / 2;
                float entry = d.solver.hessian[row + k];
                float value = entry;
                for (int j = 0; j < k; j++) {
                    value -= d.solver.hessian[row + j] * d.solver.hessian[pivot + j];
                }
                d.solver.hessian[row + k] = i == k ? Math.max(ROUNDING * entry, value) : value;
            }
            sync();
            float inverse = 1f / FloatMath.sqrt(Math.max(LEAST_PIVOT, d.solver.hessian[pivot + k]));
            for (int i = k + 1 + lane(); i < m.nv; i += lanes()) {
                d.solver.hessian[i * (i + 1) / 2 + k] *= inverse;
            }
            if (lane() == 0) {
                d.solver.inverseDiagonal[k] = inverse;
            }
            sync();
        }
    }

    /** Solves with the matrix. {@code x} is modified: it holds the right side, then the solution. */
    static void solve(Model m, Data d, float[] x) {
        if (lanes() == 1) {
            HessianAlone.solve(m.nv, d.solver.rowStart, d.solver.factor, d.solver.inverseDiagonal, x);
        } else {
            if (m.solvesInRegisters) {
                LaneSolve.solveTriangle(m, d.solver.hessian, x);
            } else {
                solveTogether(m, d, x);
            }
        }
    }

    private static void solveTogether(Model m, Data d, float[] x) {
        for (int k = 0; k < m.nv; k++) {
            float value = x[k] * d.solver.inverseDiagonal[k];
            sync();
            for (int i = k + 1 + lane(); i < m.nv; i += lanes()) {
                x[i] -= d.solver.hessian[i * (i + 1) / 2 + k] * value;
            }
            if (lane() == 0) {
                x[k] = value;
            }
            sync();
        }
        for (int k = m.nv - 1; k >= 0; k--) {
            float value = x[k] * d.solver.inverseDiagonal[k];
            sync();
            int row = k * (k + 1) / 2;
            for (int i = lane(); i < k; i += lanes()) {
                x[i] -= d.solver.hessian[row + i] * value;
            }
            if (lane() == 0) {
                x[k] = value;
            }
            sync();
        }
    }
}
