package sinew.sim.physics.integrate;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;
import static sinew.sim.kernel.Lanes.sync;

import sinew.sim.kernel.KernelCode;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.smooth.TreeFactor;

/**
 * Solves with unsymmetric matrices that have the sparsity of the tree, as U D L without fill-in: {@link TreeFactor} with two triangles. The
 * upper one is stored transposed, so that the entries of a degree of freedom and its ancestors are a row of either.
 */
@KernelCode
final class TreeElimination {
    private TreeElimination() {}

    /**
     * Solves. There is no exchange of rows: the diagonal of mass matrices is far from zero.
     *
     * @param m the model
     * @param lower diagonal and lower triangle {@code [nM]} in the rows of {@link Model#massRowStart}. Modified: L.
     * @param upper upper triangle, transposed {@code [nM]}. Modified: U.
     * @param inverseDiagonal {@code [nv]}. Modified: 1/D.
     * @param x the right side {@code [nv]}. Modified: the solution.
     */
    static void solve(Model m, float[] lower, float[] upper, float[] inverseDiagonal, float[] x) {
        for (int dof = m.nv - 1; dof >= 0; dof--) {
            int row = m.massRowStart[dof];
            float inverse = 1f / lower[row + m.dofs.depth[dof]];
            for (int a = lane(); a < m.dofs.depth[dof]; a += lanes()) {
                subtract(m, lower, upper, dof, a, upper[row + a] * inverse);
            }
            sync();
        }
        for (int dof = lane(); dof < m.nv; dof += lanes()) {
            int row = m.massRowStart[dof];
            int diagonal = row + m.dofs.depth[dof];
            float inverse = 1f / lower[diagonal];
            inverseDiagonal[dof] = inverse;
            for (int entry = row; entry < diagonal; entry++) {
                lower[entry] *= inverse;
                upper[entry] *= inverse;
            }
        }
        sync();
        TreeFactor.solve(m, upper, lower, inverseDiagonal, x);
    }

    // subtracts a multiple of a row from that of its ancestor a
    private static void subtract(Model m, float[] lower, float[] upper, int dof, int a, float factor) {
        int row = m.massRowStart[dof];
        int target = m.massRowStart[m.massColumn[row + a]];
        for (int i = 0; i <= a; i++) {
            lower[target + i] -= lower[row + i] * factor;
        }
        for (int i = a + 1; i < m.dofs.depth[dof]; i++) {
            upper[m.massRowStart[m.massColumn[row + i]] + a] -= lower[row + i] * factor;
        }
    }
}
