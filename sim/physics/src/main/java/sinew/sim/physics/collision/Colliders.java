package sinew.sim.physics.collision;

import sinew.sim.kernel.KernelCode;
import sinew.sim.physics.collision.convex.ConvexColliders;
import sinew.sim.physics.collision.convex.HeightFieldColliders;
import sinew.sim.physics.collision.convex.MeshColliders;
import sinew.sim.physics.collision.primitive.BoxBoxCollider;
import sinew.sim.physics.collision.primitive.CapsuleBoxCollider;
import sinew.sim.physics.collision.primitive.PlaneColliders;
import sinew.sim.physics.collision.primitive.SphereColliders;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.model.PairTable;

/**
 * Calls the collider of a pair. Colliders write contacts of {@link PairTable#CONTACT_SIZE} numbers: distance, midpoint, normal from the
 * first geom to the second, first tangent or zero; all in the world. From {@link PairTable#workStart} on there is working memory.
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
     * @param found contacts and working memory. Modified.
     * @param offset where the first contact begins
     * @return the number of contacts
     */
    static int collide(Model m, Data d, int pair, float[] found, int offset) {
        int kind = m.pairs.kind[pair];
        if (has(m, PairTable.PLANE_SPHERE) && kind == PairTable.PLANE_SPHERE) {
            return PlaneColliders.sphere(m, d, pair, found, offset);
        }
        if (has(m, PairTable.PLANE_CAPSULE) && kind == PairTable.PLANE_CAPSULE) {
            return PlaneColliders.capsule(m, d, pair, found, offset);
        }
        if (has(m, PairTable.CAPSULE_CAPSULE) && kind == PairTable.CAPSULE_CAPSULE) {
            return SphereColliders.capsules(m, d, pair, found, offset);
        }
        if (has(m, PairTable.PLANE_ELLIPSOID) && kind == PairTable.PLANE_ELLIPSOID) {
            return PlaneColliders.ellipsoid(m, d, pair, found, offset);
        }
        if (has(m, PairTable.PLANE_CYLINDER) && kind == PairTable.PLANE_CYLINDER) {
            return PlaneColliders.cylinder(m, d, pair, found, offset);
        }
        if (has(m, PairTable.PLANE_BOX) && kind == PairTable.PLANE_BOX) {
            return PlaneColliders.box(m, d, pair, found, offset);
        }
        if (has(m, PairTable.SPHERE_SPHERE) && kind == PairTable.SPHERE_SPHERE) {
            return SphereColliders.sphere(m, d, pair, found, offset);
        }
        if (has(m, PairTable.SPHERE_CAPSULE) && kind == PairTable.SPHERE_CAPSULE) {
            return SphereColliders.capsule(m, d, pair, found, offset);
        }
        if (has(m, PairTable.SPHERE_CYLINDER) && kind == PairTable.SPHERE_CYLINDER) {
            return SphereColliders.cylinder(m, d, pair, found, offset);
        }
        if (has(m, PairTable.SPHERE_BOX) && kind == PairTable.SPHERE_BOX) {
            return SphereColliders.box(m, d, pair, found, offset);
        }
        if (has(m, PairTable.CAPSULE_BOX) && kind == PairTable.CAPSULE_BOX) {
            return CapsuleBoxCollider.collide(m, d, pair, found, offset);
        }
        if (has(m, PairTable.BOX_BOX) && kind == PairTable.BOX_BOX) {
            return BoxBoxCollider.collide(m, d, pair, found, offset);
        }
        if (has(m, PairTable.PLANE_MESH) && kind == PairTable.PLANE_MESH) {
            return MeshColliders.plane(m, d, pair, found, offset);
        }
        if (has(m, PairTable.CONVEX_CONVEX) && kind == PairTable.CONVEX_CONVEX) {
            return ConvexColliders.convex(m, d, pair, found, offset);
        }
        if (has(m, PairTable.HEIGHT_FIELD_CONVEX) && kind == PairTable.HEIGHT_FIELD_CONVEX) {
            return HeightFieldColliders.convex(m, d, pair, found, offset);
        }
        return 0;
    }

    private static boolean has(Model m, int kind) {
        return (m.pairs.kinds & (1 << kind)) != 0;
    }
}
