package sinew.sim.physics.smooth;

import sinew.sim.kernel.KernelCode;
import sinew.sim.physics.model.Model;

/** Adds to the rows of symmetric matrices with the sparsity of the tree. */
@KernelCode
public final class TreeRows {
    private TreeRows() {}

    /**
     * Adds factor J^T J to the row of one degree of freedom, where the tree has entries.
     *
     * @param m the model
     * @param matrix lower triangle in the rows of {@link Model#massRowStart}. Modified.
     * @param dof which row
     * @param vectors where J is
     * @param start first of its entries {@code [nv]}
     * @param factor what it counts
     */
    public static void addOuter(Model m, float[] matrix, int dof, float[] vectors, int start, float factor) {
        float own = factor * vectors[start + dof];
        if (own != 0f) {
            for (int entry = m.massRowStart[dof]; entry < m.massRowStart[dof + 1]; entry++) {
                matrix[entry] += own * vectors[start + m.massColumn[entry]];
            }
        }
    }
}
