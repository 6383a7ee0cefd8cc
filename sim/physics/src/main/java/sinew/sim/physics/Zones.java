package sinew.sim.physics;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.Vec3;

/** Sites as parts of space that sensors watch. */
@KernelCode
final class Zones {
    /** A sphere: radius. */
    static final int SPHERE = 0;
    /** A capsule along z: radius, half length of the straight part. */
    static final int CAPSULE = 1;
    /** An ellipsoid: three radii. */
    static final int ELLIPSOID = 2;
    /** A cylinder along z: radius, half length. */
    static final int CYLINDER = 3;
    /** A box: three half lengths. */
    static final int BOX = 4;

    private Zones() {}

    /** Tells whether a point, given in the zone's frame, is inside. */
    static boolean contains(int type, Vec3 size, Vec3 point) {
        float across = point.x() * point.x() + point.y() * point.y();
        float along = Math.abs(point.z());
        boolean inside = false;
        if (type == SPHERE) {
            inside = point.dot(point) < size.x() * size.x();
        } else if (type == CAPSULE) {
            float beyond = Math.max(0f, along - size.y());
            inside = across + beyond * beyond < size.x() * size.x();
        } else if (type == ELLIPSOID) {
            Vec3 scaled = new Vec3(point.x() / size.x(), point.y() / size.y(), point.z() / size.z());
            inside = scaled.dot(scaled) < 1f;
        } else if (type == CYLINDER) {
            inside = along < size.y() && across < size.x() * size.x();
        } else if (type == BOX) {
            inside = Math.abs(point.x()) < size.x() && Math.abs(point.y()) < size.y() && along < size.z();
        }
        return inside;
    }
}
