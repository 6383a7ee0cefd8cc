package sinew.sim.physics.data;

import sinew.sim.kernel.OffChip;
import sinew.sim.kernel.Scratch;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.model.NoslipTable;

/**
 * Working memory of {@code NoslipSolver}. Friction rows are numbered: first those of degrees of freedom and tendons, then {@link
 * NoslipTable#contactRows} for each contact.
 */
@Scratch
public final class NoslipMemory {
    /** Rows of dry friction of degrees of freedom and tendons that there are {@code [1]}. */
    public final int[] count;
    /** Their rows in {@link ScalarRows} {@code [frictionCount]}. */
    public final int[] row;
    /** Contacts in the order in which they are dealt with {@code [contacts]}. */
    public final int[] order;
    /** Largest friction force of an opposing pair of a pyramid's edges {@code [contacts * contactRows]}, in N or N m. */
    public final float[] bound;
    /** What a unit of force of a row does to accelerations, M^-1 J^T {@code [rows * nv]}. */
    @OffChip
    public final float[] response;
    /** What the forces of a contact do to its accelerations, J M^-1 J^T {@code [contacts * contactRows * contactRows]}. */
    @OffChip
    public final float[] block;
    /** The same for a row of a degree of freedom or tendon {@code [frictionCount]}. */
    public final float[] diagonal;
    /** Change of the accelerations since constraints were solved {@code [nv]}. */
    public final float[] change;
    /** Slip of the rows of one contact {@code [contactRows]}, in m/s^2 or rad/s^2. */
    public final float[] slip;
    /** Change of its forces {@code [contactRows]}. */
    public final float[] step;
    /** Its matrix in {@code FrictionEllipsoid} {@code [contactRows * contactRows]}. */
    public final float[] matrix;
    /** The factor of the matrix {@code [contactRows * contactRows]}. */
    public final float[] factor;
    /** The right side {@code [contactRows]}. */
    public final float[] right;
    /** The solution {@code [contactRows]}. */
    public final float[] solution;
    /** Change of the solution {@code [contactRows]}. */
    public final float[] slope;

    NoslipMemory(Model model) {
        count = new int[1];
        row = new int[model.noslip.frictionCount];
        order = new int[model.noslip.contactCapacity];
        bound = new float[model.noslip.contactCapacity * model.noslip.contactRows];
        response = new float
                [(model.noslip.frictionCount + model.noslip.contactCapacity * model.noslip.contactRows) * model.nv];
        block = new float[model.noslip.contactCapacity * model.noslip.contactRows * model.noslip.contactRows];
        diagonal = new float[model.noslip.frictionCount];
        change = new float[model.nv];
        slip = new float[model.noslip.contactRows];
        step = new float[model.noslip.contactRows];
        matrix = new float[model.noslip.contactRows * model.noslip.contactRows];
        factor = new float[model.noslip.contactRows * model.noslip.contactRows];
        right = new float[model.noslip.contactRows];
        solution = new float[model.noslip.contactRows];
        slope = new float[model.noslip.contactRows];
    }
}
