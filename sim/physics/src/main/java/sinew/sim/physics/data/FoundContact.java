package sinew.sim.physics.data;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.Vec3;

/** How colliders write a contact. */
@KernelCode
public final class FoundContact {
    private FoundContact() {}

    /**
     * Writes a contact.
     *
     * @param distance of the surfaces, negative where they overlap, in m
     * @param position midpoint between the surfaces, in the world, in m
     * @param normal from the first geom to the second, in the world
     * @param tangent first tangent in the world, or zero
     * @param found contacts. Modified.
     * @param offset where this contact begins
     */
    public static void store(float distance, Vec3 position, Vec3 normal, Vec3 tangent, float[] found, int offset) {
        found[offset] = distance;
        position.store(found, offset + 1);
        normal.store(found, offset + 4);
        tangent.store(found, offset + 7);
    }
}
