package sinew.sim.physics;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.Vec3;

/**
 * A contact as colliders find it.
 *
 * @param distance of the surfaces, negative where they overlap, in m
 * @param position midpoint between the surfaces, in the world, in m
 * @param normal from the first geom to the second, in the world
 */
@KernelCode
record FoundContact(float distance, Vec3 position, Vec3 normal) {
    /** Writes the contact without a tangent as the {@code index}-th after {@code offset}. {@code found} is modified. */
    void store(float[] found, int offset, int index) {
        storeWithTangent(found, offset, index, Vec3.zero());
    }

    /** Writes the contact with a first tangent as the {@code index}-th after {@code offset}. {@code found} is modified. */
    void storeWithTangent(float[] found, int offset, int index, Vec3 tangent) {
        int at = offset + PairTable.CONTACT_SIZE * index;
        found[at] = distance;
        position.store(found, at + 1);
        normal.store(found, at + 4);
        tangent.store(found, at + 7);
    }
}
