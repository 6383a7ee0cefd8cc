package sinew.sim.physics.data;

import sinew.sim.kernel.Scratch;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.model.SolverTable;

/** Working memory and report of {@code NewtonSolver}. */
@Scratch
public final class SolverMemory {
    /** Iterations of the last solution {@code [1]}. */
    public final int[] iterations;
    /** Length of the gradient that was left, scaled by {@link SolverTable#scale} {@code [1]}. */
    public final float[] residual;
    /** Accelerations without constraints {@code [nv]} (qacc_smooth). */
    public final float[] qaccSmooth;
    /** Mass matrix times acceleration {@code [nv]}. */
    public final float[] inertialForce;
    /** Gradient of the cost {@code [nv]}. */
    public final float[] gradient;
    /** Search direction {@code [nv]}. */
    public final float[] search;
    /** Mass matrix times search direction {@code [nv]}. */
    public final float[] inertialSearch;
    /** Lower triangle of the cost's second derivative by rows {@code [nv * (nv + 1) / 2]}. */
    public final float[] hessian;
    /** Its factor, where one lane works {@code [nv * (nv + 1) / 2]}. */
    public final float[] factor;
    /** The first column of each of its rows that can differ from zero, where one lane works {@code [nv]}. */
    public final int[] rowStart;
    /** Second derivative of a contact's cost by its rows, where one lane works {@code [6, 6]}. */
    public final float[] contactMatrix;
    /** Inverse of the factor's diagonal {@code [nv]}. */
    public final float[] inverseDiagonal;

    SolverMemory(Model model) {
        iterations = new int[1];
        residual = new float[1];
        qaccSmooth = new float[model.nv];
        inertialForce = new float[model.nv];
        gradient = new float[model.nv];
        search = new float[model.nv];
        inertialSearch = new float[model.nv];
        hessian = new float[model.nv * (model.nv + 1) / 2];
        factor = new float[model.nv * (model.nv + 1) / 2];
        rowStart = new int[model.nv];
        contactMatrix = new float[36];
        inverseDiagonal = new float[model.nv];
    }
}
