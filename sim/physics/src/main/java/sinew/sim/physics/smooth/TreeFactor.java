package sinew.sim.physics.smooth;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;
import static sinew.sim.kernel.Lanes.sync;

import sinew.sim.kernel.KernelCode;
import sinew.sim.physics.model.Model;

/**
 * Factors and solves symmetric matrices with the sparsity of the tree as L^T D L, without fill-in (Featherstone 2008, tables 6.3
 * and 6.5).
 *
 * <p>Row k holds the ancestors of k from the root on. The row of an ancestor is as long as its own place in row k, so both are
 * walked with the same index.
 */
@KernelCode
public final class TreeFactor {
    private TreeFactor() {}

    /**
     * Factors a matrix in place.
     *
     * @param m the model
     * @param matrix lower triangle in the rows of {@link Model#massRowStart} {@code [nM]}. Modified: holds L, of which the unit
     *     diagonal is not stored.
     * @param inverseDiagonal {@code [nv]}. Modified: holds 1/D.
     */
    public static void factor(Model m, float[] matrix, float[] inverseDiagonal) {
        if (lanes() == 1) {
            eliminateAlone(m, matrix);
        } else {
            eliminateTogether(m, matrix);
        }
        for (int dof = lane(); dof < m.nv; dof += lanes()) {
            int row = m.massRowStart[dof];
            int diagonal = row + m.dofs.depth[dof];
            float inverse = 1f / matrix[diagonal];
            inverseDiagonal[dof] = inverse;
            for (int entry = row; entry < diagonal; entry++) {
                matrix[entry] *= inverse;
            }
        }
        sync();
    }

    private static void eliminateTogether(Model m, float[] matrix) {
        for (int dof = m.nv - 1; dof >= 0; dof--) {
            int row = m.massRowStart[dof];
            int ancestors = m.dofs.depth[dof];
            float inverse = 1f / matrix[row + ancestors];
            for (int a = lane(); a < ancestors; a += lanes()) {
                subtractRow(matrix, m.massRowStart[m.massColumn[row + a]], row, a + 1, matrix[row + a] * inverse);
            }
            sync();
        }
    }

    // three links of a chain at a time, so that their ancestors' rows are read and written once for all
    private static void eliminateAlone(Model m, float[] matrix) {
        int dof = m.nv - 1;
        while (dof >= 0) {
            int row = m.massRowStart[dof];
            int ancestors = m.dofs.depth[dof];
            if (ancestors >= 2 && m.massColumn[row + ancestors - 2] == dof - 2) {
                eliminateThree(m, matrix, dof, ancestors - 2);
                dof -= 3;
            } else {
                float inverse = 1f / matrix[row + ancestors];
                for (int a = 0; a < ancestors; a++) {
                    subtractRow(matrix, m.massRowStart[m.massColumn[row + a]], row, a + 1, matrix[row + a] * inverse);
                }
                dof--;
            }
        }
    }

    private static void eliminateThree(Model m, float[] matrix, int dof, int common) {
        int r2 = m.massRowStart[dof];
        int r1 = m.massRowStart[dof - 1];
        int r0 = m.massRowStart[dof - 2];
        float i2 = 1f / matrix[r2 + common + 2];
        subtractRow(matrix, r1, r2, common + 2, matrix[r2 + common + 1] * i2);
        subtractRow(matrix, r0, r2, common + 1, matrix[r2 + common] * i2);
        float i1 = 1f / matrix[r1 + common + 1];
        subtractRow(matrix, r0, r1, common + 1, matrix[r1 + common] * i1);
        float i0 = 1f / matrix[r0 + common];
        for (int a = 0; a < common; a++) {
            int target = m.massRowStart[m.massColumn[r2 + a]];
            float f2 = matrix[r2 + a] * i2;
            float f1 = matrix[r1 + a] * i1;
            float f0 = matrix[r0 + a] * i0;
            for (int i = 0; i <= a; i++) {
                matrix[target + i] -= matrix[r2 + i] * f2 + matrix[r1 + i] * f1 + matrix[r0 + i] * f0;
            }
        }
    }

    /**
     * Solves with a factored matrix.
     *
     * @param m the model
     * @param factor what {@link #factor} left
     * @param inverseDiagonal what {@link #factor} left
     * @param x the right side {@code [nv]}. Modified: holds the solution.
     */
    public static void solve(Model m, float[] factor, float[] inverseDiagonal, float[] x) {
        solve(m, factor, factor, inverseDiagonal, x);
    }

    /** Solves with U D L, U stored transposed in the form of L. {@code x} is modified. */
    public static void solve(Model m, float[] upper, float[] lower, float[] inverseDiagonal, float[] x) {
        // x <- U^-1 x: from the leaves inwards, every degree of freedom gathers from its descendants
        for (int level = m.dofLevels - 2; level >= 0; level--) {
            for (int i = m.dofLevelStart[level] + lane(); i < m.dofLevelStart[level + 1]; i += lanes()) {
                gatherDescendants(m, upper, x, m.dofLevelDof[i]);
            }
            sync();
        }
        for (int dof = lane(); dof < m.nv; dof += lanes()) {
            x[dof] *= inverseDiagonal[dof];
        }
        sync();
        // x <- L^-1 x: from the roots outwards, every degree of freedom gathers from its ancestors
        for (int level = 1; level < m.dofLevels; level++) {
            for (int i = m.dofLevelStart[level] + lane(); i < m.dofLevelStart[level + 1]; i += lanes()) {
                gatherAncestors(m, lower, x, m.dofLevelDof[i]);
            }
            sync();
        }
    }

    /**
     * Solves with a factored matrix on this lane alone.
     *
     * @param m the model
     * @param factor what {@link #factor} left
     * @param inverseDiagonal what {@link #factor} left
     * @param x where the right side is. Modified: holds the solution.
     * @param at its first entry
     */
    public static void solveAlone(Model m, float[] factor, float[] inverseDiagonal, float[] x, int at) {
        for (int dof = m.nv - 1; dof >= 0; dof--) {
            int row = m.massRowStart[dof];
            float value = x[at + dof];
            if (value != 0f) {
                for (int a = 0; a < m.dofs.depth[dof]; a++) {
                    x[at + m.massColumn[row + a]] -= factor[row + a] * value;
                }
            }
        }
        for (int dof = 0; dof < m.nv; dof++) {
            int row = m.massRowStart[dof];
            float value = x[at + dof] * inverseDiagonal[dof];
            for (int a = 0; a < m.dofs.depth[dof]; a++) {
                value -= factor[row + a] * x[at + m.massColumn[row + a]];
            }
            x[at + dof] = value;
        }
    }

    private static void subtractRow(float[] matrix, int target, int source, int count, float factor) {
        for (int i = 0; i < count; i++) {
            matrix[target + i] -= matrix[source + i] * factor;
        }
    }

    private static void gatherDescendants(Model m, float[] factor, float[] x, int dof) {
        int depth = m.dofs.depth[dof];
        float value = x[dof];
        for (int descendant = m.dofs.subtreeEnd[dof] - 1; descendant > dof; descendant--) {
            value -= factor[m.massRowStart[descendant] + depth] * x[descendant];
        }
        x[dof] = value;
    }

    private static void gatherAncestors(Model m, float[] factor, float[] x, int dof) {
        int row = m.massRowStart[dof];
        float value = x[dof];
        for (int a = 0; a < m.dofs.depth[dof]; a++) {
            value -= factor[row + a] * x[m.massColumn[row + a]];
        }
        x[dof] = value;
    }
}
