package sinew.sim.physics.smooth;

import static sinew.sim.kernel.Lanes.lanes;

import sinew.sim.kernel.KernelCode;
import sinew.sim.physics.model.Model;

/**
 * Solves systems whose matrix has the form of the mass matrix: one lane by a sparse factor, several lanes in registers if the model is
 * small enough, which repeats the work for every right side and is faster nevertheless.
 */
@KernelCode
public final class MassSolve {
    private MassSolve() {}

    /**
     * Does what can be done before a right side is known.
     *
     * @param m the model
     * @param matrix entries of a matrix {@code [nM]} as {@link Model#massRowStart} says. Modified: its factor, where one is needed.
     * @param inverseDiagonal {@code [nv]}. Modified: the inverse of the factor's diagonal, where one is needed.
     */
    public static void prepare(Model m, float[] matrix, float[] inverseDiagonal) {
        if (lanes() == 1) {
            TreeFactor.factor(m, matrix, inverseDiagonal);
        } else {
            if (!m.solvesInRegisters) {
                TreeFactor.factor(m, matrix, inverseDiagonal);
            }
        }
    }

    /**
     * Solves for one right side.
     *
     * @param m the model
     * @param prepared what {@link #prepare} made of the matrix {@code [nM]}
     * @param inverseDiagonal the same {@code [nv]}
     * @param x the right side {@code [nv]}. Modified: the solution.
     */
    public static void solve(Model m, float[] prepared, float[] inverseDiagonal, float[] x) {
        if (lanes() == 1) {
            TreeFactor.solve(m, prepared, inverseDiagonal, x);
        } else {
            if (m.solvesInRegisters) {
                LaneSolve.solveMass(m, prepared, x);
            } else {
                TreeFactor.solve(m, prepared, inverseDiagonal, x);
            }
        }
    }
}
