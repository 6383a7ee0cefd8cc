package sinew.sim.physics.data;

import sinew.sim.kernel.OffChip;
import sinew.sim.kernel.Overlay;
import sinew.sim.kernel.Scratch;
import sinew.sim.physics.model.ChainTable;
import sinew.sim.physics.model.ContactParameterTable;
import sinew.sim.physics.model.Model;

/**
 * The constraint rows of contacts. A contact has one base row per dimension of its force: normal, two tangents, torsion, two rolling
 * axes, in the contact's frame. Pyramids and elliptic cones are made of the same base rows.
 *
 * <p>Rows of contact c begin at {@code c * contactRows.dimensions}. A row's Jacobian has an entry for every degree of freedom of
 * the contact's {@link ChainTable} and begins at {@code row * chains.stride}.
 */
@Scratch
public final class ContactRows {
    /** Base rows of each contact: 1, 3, 4 or 6, or 0 if it makes no force {@code [contactCapacity]}. */
    public final int[] dimensions;
    /** The degrees of freedom that move the two bodies against each other: an index of {@link ChainTable} {@code [contactCapacity]}. */
    public final int[] chain;
    /** Parameters in {@link ContactParameterTable} {@code [contactCapacity]}. */
    public final int[] parameters;
    /** Weight D of a pyramid's edges or of the normal row {@code [contactCapacity]}. */
    public final float[] weight;
    /** Pyramids: active edges as bits. Elliptic cones: 0 no force, 1 quadratic, 2 on the cone's surface {@code [contactCapacity]}. */
    public final int[] state;
    /** The state that {@code Hessian} holds {@code [contactCapacity]}. */
    public final int[] assembled;
    /** Jacobian {@code [rows * chains.stride]}. */
    @OffChip
    public final float[] jacobian;
    /** Reference acceleration {@code [rows]}; lost when forces are written. */
    @Overlay
    public final float[] reference;
    /** Acceleration less reference {@code [rows]}. */
    public final float[] residual;
    /** Change of the residual along the search direction {@code [rows]}. */
    public final float[] direction;
    /** Force of the second body's side in the contact's frame {@code [rows]}, in N and N m: normal, tangents, torsion, rolling. */
    @Overlay
    public final float[] force;

    ContactRows(Model model) {
        dimensions = new int[model.contactCapacity];
        chain = new int[model.contactCapacity];
        parameters = new int[model.contactCapacity];
        weight = new float[model.contactCapacity];
        state = new int[model.contactCapacity];
        assembled = new int[model.contactCapacity];
        jacobian = new float[model.contactCapacity * model.contactRows.dimensions * model.chains.stride];
        reference = new float[model.contactCapacity * model.contactRows.dimensions];
        residual = new float[model.contactCapacity * model.contactRows.dimensions];
        direction = new float[model.contactCapacity * model.contactRows.dimensions];
        force = new float[model.contactCapacity * model.contactRows.dimensions];
    }
}
