package sinew.sim.physics.data;

import sinew.sim.kernel.OffChip;
import sinew.sim.kernel.Scratch;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.model.PairTable;

/**
 * The contacts of a state, in the order of {@link PairTable} and within a pair as its collider finds them. A contact is listed if its
 * distance is at most margin + gap of its parameters; it makes force if its distance is below the margin alone.
 */
@Scratch
public final class Contacts {
    /** Contacts {@code [1]}, at most {@link Model#contactCapacity}. */
    public final int[] count;
    /** Contacts that were found and had no place {@code [1]}; the deepest are kept. It counts on until its reader sets it to 0. */
    public final int[] overflow;
    /** The pair in {@link PairTable} {@code [contactCapacity]}. */
    public final int[] pair;
    /** Distance of the surfaces, negative where they overlap {@code [contactCapacity]}, in m. */
    public final float[] distance;
    /** Midpoint between the surfaces in the world {@code [contactCapacity, 3]}, in m. */
    @OffChip
    public final float[] position;
    /** Unit normal in the world, from the pair's first geom to its second {@code [contactCapacity, 3]}. */
    @OffChip
    public final float[] normal;
    /** First tangent in the world as the collider wants it {@code [contactCapacity, 3]}; zero where it has no wish. */
    @OffChip
    public final float[] tangent;

    Contacts(Model model) {
        count = new int[1];
        overflow = new int[1];
        pair = new int[model.contactCapacity];
        distance = new float[model.contactCapacity];
        position = new float[model.contactCapacity * 3];
        normal = new float[model.contactCapacity * 3];
        tangent = new float[model.contactCapacity * 3];
    }
}
