package sinew.sim.physics.sensor;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.FloatMath;
import sinew.sim.math.Vec3;
import sinew.sim.physics.model.SensorTable;

/** Sites as parts of space that sensors watch. */
@KernelCode
final class Zones {
    private static final float SMALLEST = 1e-12f;
    private static final float FAR = 1e20f;

    private Zones() {}

    /** Tells whether a point, given in the zone's frame, is inside. */
    static boolean contains(int type, Vec3 size, Vec3 point) {
        float across = point.x() * point.x() + point.y() * point.y();
        float along = Math.abs(point.z());
        boolean inside = false;
        if (type == SensorTable.ZONE_SPHERE) {
            inside = point.dot(point) < size.x() * size.x();
        } else if (type == SensorTable.ZONE_CAPSULE) {
            float beyond = Math.max(0f, along - size.y());
            inside = across + beyond * beyond < size.x() * size.x();
        } else if (type == SensorTable.ZONE_ELLIPSOID) {
            Vec3 scaled = new Vec3(point.x() / size.x(), point.y() / size.y(), point.z() / size.z());
            inside = scaled.dot(scaled) < 1f;
        } else if (type == SensorTable.ZONE_CYLINDER) {
            inside = along < size.y() && across < size.x() * size.x();
        } else if (type == SensorTable.ZONE_BOX) {
            inside = Math.abs(point.x()) < size.x() && Math.abs(point.y()) < size.y() && along < size.z();
        }
        return inside;
    }

    /** Tells whether a ray from a point, both given in the zone's frame, meets the zone. */
    static boolean meets(int type, Vec3 size, Vec3 point, Vec3 direction) {
        boolean met = contains(type, size, point);
        if (!met && type == SensorTable.ZONE_SPHERE) {
            met = meetsSphere(point, direction, size.x());
        } else if (!met && type == SensorTable.ZONE_ELLIPSOID) {
            Vec3 start = new Vec3(point.x() / size.x(), point.y() / size.y(), point.z() / size.z());
            met = meetsSphere(
                    start, new Vec3(direction.x() / size.x(), direction.y() / size.y(), direction.z() / size.z()), 1f);
        } else if (!met && type == SensorTable.ZONE_BOX) {
            met = meetsBox(size, point, direction);
        } else if (!met && type >= SensorTable.ZONE_CAPSULE) {
            met = meetsTube(size.x(), size.y(), point, direction);
            if (!met && type == SensorTable.ZONE_CAPSULE) {
                met = meetsSphere(point.plus(new Vec3(0f, 0f, size.y())), direction, size.x())
                        || meetsSphere(point.minus(new Vec3(0f, 0f, size.y())), direction, size.x());
            }
        }
        return met;
    }

    // for a point that is outside
    private static boolean meetsSphere(Vec3 point, Vec3 direction, float radius) {
        float towards = point.dot(direction);
        return towards < 0f && towards * towards >= direction.dot(direction) * (point.dot(point) - radius * radius);
    }

    private static boolean meetsBox(Vec3 size, Vec3 point, Vec3 direction) {
        float last = Math.min(
                leaves(size.x(), point.x(), direction.x()),
                Math.min(leaves(size.y(), point.y(), direction.y()), leaves(size.z(), point.z(), direction.z())));
        float first = Math.max(
                enters(size.x(), point.x(), direction.x()),
                Math.max(enters(size.y(), point.y(), direction.y()), enters(size.z(), point.z(), direction.z())));
        return Math.max(0f, first) <= last;
    }

    private static boolean meetsTube(float radius, float half, Vec3 point, Vec3 direction) {
        float a = direction.x() * direction.x() + direction.y() * direction.y();
        float b = point.x() * direction.x() + point.y() * direction.y();
        float c = point.x() * point.x() + point.y() * point.y() - radius * radius;
        float first = enters(half, point.z(), direction.z());
        float last = leaves(half, point.z(), direction.z());
        boolean met = c < 0f;
        if (a > SMALLEST) {
            float discriminant = b * b - a * c;
            float root = FloatMath.sqrt(Math.max(0f, discriminant));
            first = Math.max(first, (-b - root) / a);
            last = Math.min(last, (-b + root) / a);
            met = discriminant >= 0f;
        }
        return met && Math.max(0f, first) <= last;
    }

    /** When a coordinate enters the range from -half to half. */
    private static float enters(float half, float start, float speed) {
        float time = -FAR;
        if (Math.abs(speed) > SMALLEST) {
            time = (-half * (speed > 0f ? 1f : -1f) - start) / speed;
        } else if (Math.abs(start) > half) {
            time = FAR;
        }
        return time;
    }

    /** When a coordinate leaves the range from -half to half. */
    private static float leaves(float half, float start, float speed) {
        float time = FAR;
        if (Math.abs(speed) > SMALLEST) {
            time = (half * (speed > 0f ? 1f : -1f) - start) / speed;
        } else if (Math.abs(start) > half) {
            time = -FAR;
        }
        return time;
    }
}
