package sinew.sim.physics;

import sinew.sim.kernel.KernelCode;

/**
 * Calls the collider of a pair. Colliders write contacts of {@link PairTable#CONTACT_SIZE} numbers: distance, midpoint, normal from the
 * first geom to the second, first tangent or zero; all in the world.
 */
@KernelCode
final class Colliders {
    private Colliders() {}

    /**
     * Finds the contacts of a pair up to its range. Kinds that the model does not have vanish from the compiled text.
     *
     * @param m the model
     * @param d reads {@code geoms}
     * @param pair index in {@link PairTable}
     * @param found contacts. Modified.
     * @param offset where the first contact begins
     * @return the number of contacts
     */
    static int collide(Model m, Data d, int pair, float[] found, int offset) {
        int kind = m.pairs.kind[pair];
        if (has(m, PairTable.PLANE_SPHERE) && kind == PairTable.PLANE_SPHERE) {
            return PlaneColliders.sphere(m, d, pair, found, offset);
        }
        return 0;
    }

    private static boolean has(Model m, int kind) {
        return (m.pairs.kinds & (1 << kind)) != 0;
    }
}
