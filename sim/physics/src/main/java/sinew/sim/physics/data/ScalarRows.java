package sinew.sim.physics.data;

import sinew.sim.kernel.Overlay;
import sinew.sim.kernel.Scratch;
import sinew.sim.physics.model.Model;

/**
 * Constraint rows with a force each: first those on single degrees of freedom ({@code DofRows}), then those with a Jacobian row of
 * their own ({@code GeneralRows}). Forces follow from J qacc - reference.
 */
@Scratch
public final class ScalarRows {
    /** A row without cost. */
    public static final int SATISFIED = 0;
    /** A row with the quadratic cost 1/2 D r^2. */
    public static final int QUADRATIC = 1;
    /** A friction row that slides backwards; its force is the dry friction. */
    public static final int SLIDES_BACK = 2;
    /** A friction row that slides forwards; its force is minus the dry friction. */
    public static final int SLIDES_FORTH = 3;

    /** Rows on single degrees of freedom, and rows with a Jacobian {@code [2]}. */
    public final int[] count;
    /** The degree of freedom of a row of the first kind {@code [dofRows.capacity]}. */
    public final int[] dof;
    /** Its entry of the Jacobian, 1 or -1 {@code [dofRows.capacity]}. */
    public final float[] sign;
    /** The Jacobian of rows of the second kind {@code [generalRows.capacity * nv]}. */
    public final float[] jacobian;
    /** Above 0: dry friction in N or N m; 0: a limit that only pushes; below 0: an equality {@code [capacity]}. */
    public final float[] loss;
    /** Weight D {@code [capacity]}, the inverse of the regularisation R. */
    public final float[] weight;
    /** Reference acceleration {@code [capacity]} (aref); lost when forces are written. */
    @Overlay
    public final float[] reference;
    /** Acceleration less reference {@code [capacity]}. */
    public final float[] residual;
    /** Change of the residual along the search direction {@code [capacity]}. */
    public final float[] direction;
    /** Force {@code [capacity]}. */
    @Overlay
    public final float[] force;
    /** Which piece of its cost a row is on {@code [capacity]}: satisfied, quadratic, or sliding one way or the other. */
    public final int[] state;
    /** The state that {@code Hessian} holds {@code [capacity]}. */
    public final int[] assembled;

    ScalarRows(Model model) {
        count = new int[2];
        dof = new int[model.dofRows.capacity];
        sign = new float[model.dofRows.capacity];
        jacobian = new float[model.generalRows.capacity * model.nv];
        loss = new float[model.dofRows.capacity + model.generalRows.capacity];
        weight = new float[model.dofRows.capacity + model.generalRows.capacity];
        reference = new float[model.dofRows.capacity + model.generalRows.capacity];
        residual = new float[model.dofRows.capacity + model.generalRows.capacity];
        direction = new float[model.dofRows.capacity + model.generalRows.capacity];
        force = new float[model.dofRows.capacity + model.generalRows.capacity];
        state = new int[model.dofRows.capacity + model.generalRows.capacity];
        assembled = new int[model.dofRows.capacity + model.generalRows.capacity];
    }
}
