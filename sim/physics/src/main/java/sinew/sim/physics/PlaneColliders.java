package sinew.sim.physics;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.Quat;
import sinew.sim.math.Vec3;

/** Contacts of planes with simple shapes (MuJoCo documentation, Computation, "Collision detection"). */
@KernelCode
final class PlaneColliders {
    private PlaneColliders() {}

    /** Plane and sphere: one contact below the centre. {@code found} is modified. */
    static int sphere(Model m, Data d, int pair, float[] found, int offset) {
        int plane = m.pairs.first[pair];
        int geom = m.pairs.second[pair];
        Vec3 normal = Quat.at(d.geoms.orientation, 4 * plane).zAxis();
        Vec3 center = Vec3.at(d.geoms.position, 3 * geom);
        float radius = m.geoms.size[3 * geom];
        float distance = normal.dot(center.minus(Vec3.at(d.geoms.position, 3 * plane))) - radius;
        if (distance > m.pairs.range[pair]) {
            return 0;
        }
        new FoundContact(distance, center.plusTimes(normal, -radius - 0.5f * distance), normal).store(found, offset, 0);
        return 1;
    }
}
