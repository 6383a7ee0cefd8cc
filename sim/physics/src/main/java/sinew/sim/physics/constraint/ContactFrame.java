package sinew.sim.physics.constraint;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.Vec3;

/** The axes of a contact: normal, first tangent, second tangent. */
@KernelCode
public final class ContactFrame {
    private ContactFrame() {}

    /**
     * The first tangent: at right angles to the normal and as near as possible to the one that the collider gave; where it gave none,
     * to the world's y axis, or z if the normal is near y.
     *
     * @param normal unit vector
     * @param given a direction, or zero
     * @return unit vector; the second tangent is normal x first
     */
    public static Vec3 firstTangent(Vec3 normal, Vec3 given) {
        Vec3 start = given;
        if (given.dot(given) < 0.25f) {
            start = Math.abs(normal.y()) < 0.5f ? new Vec3(0f, 1f, 0f) : new Vec3(0f, 0f, 1f);
        }
        return start.plusTimes(normal, -normal.dot(start)).normalized();
    }
}
