package sinew.sim.physics.collision.primitive;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.FloatMath;
import sinew.sim.math.Quat;
import sinew.sim.math.Vec3;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.data.FoundContact;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.model.PairTable;

/**
 * Contacts of spheres and capsules with each other and of spheres with cylinders and boxes, the same ones as MuJoCo finds. All methods
 * write to {@code found} from {@code offset} on, as {@code Colliders} says, and return the number of contacts.
 */
@KernelCode
public final class SphereColliders {
    private static final float SMALLEST = 1e-15f;
    /** Below this distance (in m) or sine single precision cannot tell a direction. */
    private static final float COINCIDENT = 1e-6f;
    /** Square of the sine below which single precision cannot tell two axes from parallel ones. */
    private static final float PARALLEL = 2e-12f;

    private SphereColliders() {}

    /** Two spheres. {@code found} is modified. */
    public static int sphere(Model m, Data d, int pair, float[] found, int offset) {
        int first = m.pairs.first[pair];
        int second = m.pairs.second[pair];
        Vec3.at(d.geoms.position, 3 * first).store(found, offset + 1);
        Vec3.at(d.geoms.position, 3 * second).store(found, offset + 4);
        return between(m, d, pair, m.geoms.size[3 * second], found, offset);
    }

    /** Sphere and capsule: the sphere and the nearest one in the capsule. {@code found} is modified. */
    public static int capsule(Model m, Data d, int pair, float[] found, int offset) {
        int second = m.pairs.second[pair];
        float half = m.geoms.size[3 * second + 1];
        Vec3 sphere = Vec3.at(d.geoms.position, 3 * m.pairs.first[pair]);
        Vec3 center = Vec3.at(d.geoms.position, 3 * second);
        Vec3 axis = Quat.at(d.geoms.orientation, 4 * second).zAxis();
        float along = FloatMath.clamp(axis.dot(sphere.minus(center)), -half, half);
        sphere.store(found, offset + 1);
        center.plusTimes(axis, along).store(found, offset + 4);
        return between(m, d, pair, m.geoms.size[3 * second], found, offset);
    }

    /** Sphere and cylinder: side, face or rim, whichever is nearest. {@code found} is modified. */
    public static int cylinder(Model m, Data d, int pair, float[] found, int offset) {
        int second = m.pairs.second[pair];
        float radius = m.geoms.size[3 * second];
        float half = m.geoms.size[3 * second + 1];
        Vec3 sphere = Vec3.at(d.geoms.position, 3 * m.pairs.first[pair]);
        Vec3 center = Vec3.at(d.geoms.position, 3 * second);
        Vec3 axis = Quat.at(d.geoms.orientation, 4 * second).zAxis();
        Vec3 arm = sphere.minus(center);
        float along = axis.dot(arm);
        Vec3 outward = arm.plusTimes(axis, -along);
        float square = outward.dot(outward);
        boolean beside = Math.abs(along) < half;
        boolean above = square < radius * radius;
        if (beside && above) {
            boolean nearerFace = half - Math.abs(along) < radius - FloatMath.sqrt(square);
            beside = !nearerFace;
            above = nearerFace;
        }
        if (beside) {
            sphere.store(found, offset + 1);
            center.plusTimes(axis, along).store(found, offset + 4);
            return between(m, d, pair, radius, found, offset);
        }
        Vec3 face = center.plusTimes(axis, along > 0f ? half : -half);
        if (above) {
            return face(m, pair, sphere, face, axis.times(along > 0f ? 1f : -1f), found, offset);
        }
        sphere.store(found, offset + 1);
        face.plusTimes(outward, radius / FloatMath.sqrt(square)).store(found, offset + 4);
        return between(m, d, pair, 0f, found, offset);
    }

    /** Sphere and box: the nearest point of the box, or the nearest face from inside. {@code found} is modified. */
    public static int box(Model m, Data d, int pair, float[] found, int offset) {
        Vec3 center = Vec3.at(d.geoms.position, 3 * m.pairs.first[pair]);
        return ballInBox(m, d, pair, center, found, offset);
    }

    /** A sphere of the first geom's radius about {@code center} and the second geom, a box. {@code found} is modified. */
    static int ballInBox(Model m, Data d, int pair, Vec3 center, float[] found, int offset) {
        int box = m.pairs.second[pair];
        float radius = m.geoms.size[3 * m.pairs.first[pair]];
        Quat orientation = Quat.at(d.geoms.orientation, 4 * box);
        Vec3 origin = Vec3.at(d.geoms.position, 3 * box);
        Vec3 local = orientation.inverseRotate(center.minus(origin));
        Vec3 size = Vec3.at(m.geoms.size, 3 * box);
        Vec3 nearest = new Vec3(
                FloatMath.clamp(local.x(), -size.x(), size.x()),
                FloatMath.clamp(local.y(), -size.y(), size.y()),
                FloatMath.clamp(local.z(), -size.z(), size.z()));
        Vec3 inward = nearest.minus(local);
        float gap = inward.norm();
        if (gap - radius > m.pairs.range[pair]) {
            return 0;
        }
        if (gap <= SMALLEST) {
            Vec3 outward = nearestFace(local, size);
            float depth = Math.abs(outward.x()) * (size.x() - Math.abs(local.x()))
                    + Math.abs(outward.y()) * (size.y() - Math.abs(local.y()))
                    + Math.abs(outward.z()) * (size.z() - Math.abs(local.z()));
            storeLocal(
                    orientation,
                    origin,
                    -depth - radius,
                    local.plusTimes(outward, 0.5f * (depth - radius)),
                    outward.negated(),
                    found,
                    offset);
        } else {
            Vec3 normal = inward.times(1f / gap);
            Vec3 middle = nearest.plus(local.plusTimes(normal, radius)).times(0.5f);
            storeLocal(orientation, origin, gap - radius, middle, normal, found, offset);
        }
        return 1;
    }

    /** Two capsules: the nearest points of their axes; if they are parallel up to two contacts at their ends. {@code found} is modified. */
    public static int capsules(Model m, Data d, int pair, float[] found, int offset) {
        int first = m.pairs.first[pair];
        int second = m.pairs.second[pair];
        Vec3 one = Quat.at(d.geoms.orientation, 4 * first).zAxis().times(m.geoms.size[3 * first + 1]);
        Vec3 two = Quat.at(d.geoms.orientation, 4 * second).zAxis().times(m.geoms.size[3 * second + 1]);
        Vec3 arm = Vec3.at(d.geoms.position, 3 * second).minus(Vec3.at(d.geoms.position, 3 * first));
        Vec3 across = one.cross(two);
        float square = across.dot(across);
        float ones = one.dot(one);
        float twos = two.dot(two);
        if (square < Math.max(SMALLEST, PARALLEL * ones * twos)) {
            return parallel(m, d, pair, found, offset);
        }
        // nearest points of the two lines as parts of the half axes, then cut to the segments
        float x = arm.cross(two).dot(across) / square;
        float y = arm.cross(one).dot(across) / square;
        if (x > 1f || x < -1f) {
            x = x > 1f ? 1f : -1f;
            y = two.dot(one.times(x).minus(arm)) / twos;
        }
        if (y > 1f || y < -1f) {
            y = y > 1f ? 1f : -1f;
            x = FloatMath.clamp(one.dot(two.times(y).plus(arm)) / ones, -1f, 1f);
        }
        Vec3.at(d.geoms.position, 3 * first).plusTimes(one, x).store(found, offset + 1);
        Vec3.at(d.geoms.position, 3 * second).plusTimes(two, y).store(found, offset + 4);
        return between(m, d, pair, m.geoms.size[3 * second], found, offset);
    }

    // the ends of the first capsule against the second, then the other way round, until there are two contacts
    private static int parallel(Model m, Data d, int pair, float[] found, int offset) {
        int count = endOfFirst(m, d, pair, 1f, found, offset);
        count += endOfFirst(m, d, pair, -1f, found, offset + PairTable.CONTACT_SIZE * count);
        if (count < 2) {
            count += endOfSecond(m, d, pair, 1f, found, offset + PairTable.CONTACT_SIZE * count);
        }
        if (count < 2) {
            count += endOfSecond(m, d, pair, -1f, found, offset + PairTable.CONTACT_SIZE * count);
        }
        return count;
    }

    private static int endOfFirst(Model m, Data d, int pair, float side, float[] found, int offset) {
        int first = m.pairs.first[pair];
        int second = m.pairs.second[pair];
        Vec3 end = Vec3.at(d.geoms.position, 3 * first)
                .plusTimes(Quat.at(d.geoms.orientation, 4 * first).zAxis(), side * m.geoms.size[3 * first + 1]);
        Vec3 center = Vec3.at(d.geoms.position, 3 * second);
        Vec3 axis = Quat.at(d.geoms.orientation, 4 * second).zAxis();
        float half = m.geoms.size[3 * second + 1];
        float along = FloatMath.clamp(axis.dot(end.minus(center)), -half, half);
        end.store(found, offset + 1);
        center.plusTimes(axis, along).store(found, offset + 4);
        return between(m, d, pair, m.geoms.size[3 * second], found, offset);
    }

    private static int endOfSecond(Model m, Data d, int pair, float side, float[] found, int offset) {
        int first = m.pairs.first[pair];
        int second = m.pairs.second[pair];
        Vec3 end = Vec3.at(d.geoms.position, 3 * second)
                .plusTimes(Quat.at(d.geoms.orientation, 4 * second).zAxis(), side * m.geoms.size[3 * second + 1]);
        Vec3 center = Vec3.at(d.geoms.position, 3 * first);
        Vec3 axis = Quat.at(d.geoms.orientation, 4 * first).zAxis();
        float half = m.geoms.size[3 * first + 1];
        float along = FloatMath.clamp(axis.dot(end.minus(center)), -half, half);
        center.plusTimes(axis, along).store(found, offset + 1);
        end.store(found, offset + 4);
        return between(m, d, pair, m.geoms.size[3 * second], found, offset);
    }

    // a sphere of the first geom's radius and another one, whose centres are where the contact's position and normal
    // will
    // be: handed on in memory and taken by components, nothing is allocated
    private static int between(Model m, Data d, int pair, float otherRadius, float[] found, int offset) {
        float radius = m.geoms.size[3 * m.pairs.first[pair]];
        float x = found[offset + 4] - found[offset + 1];
        float y = found[offset + 5] - found[offset + 2];
        float z = found[offset + 6] - found[offset + 3];
        float length = FloatMath.sqrt(x * x + y * y + z * z);
        float distance = length - radius - otherRadius;
        if (distance > m.pairs.range[pair]) {
            return 0;
        }
        if (length < COINCIDENT) {
            storeCoincident(m, d, pair, distance, found, offset);
        } else {
            float inverse = 1f / length;
            float depth = radius + 0.5f * distance;
            found[offset] = distance;
            found[offset + 4] = x * inverse;
            found[offset + 5] = y * inverse;
            found[offset + 6] = z * inverse;
            for (int k = 1; k < 4; k++) {
                found[offset + k] += depth * found[offset + 3 + k];
                found[offset + 6 + k] = 0f;
            }
        }
        return 1;
    }

    // spheres with the same centre are pushed apart at right angles to both geoms' z axes
    private static void storeCoincident(Model m, Data d, int pair, float distance, float[] found, int offset) {
        Vec3 center = Vec3.at(found, offset + 1);
        Vec3 cross = Quat.at(d.geoms.orientation, 4 * m.pairs.first[pair])
                .zAxis()
                .cross(Quat.at(d.geoms.orientation, 4 * m.pairs.second[pair]).zAxis());
        Vec3 normal = cross.norm() < COINCIDENT ? new Vec3(1f, 0f, 0f) : cross.normalized();
        float radius = m.geoms.size[3 * m.pairs.first[pair]];
        FoundContact.store(
                distance, center.plusTimes(normal, radius + 0.5f * distance), normal, Vec3.zero(), found, offset);
    }

    private static int face(Model m, int pair, Vec3 sphere, Vec3 face, Vec3 outward, float[] found, int offset) {
        float radius = m.geoms.size[3 * m.pairs.first[pair]];
        float distance = outward.dot(sphere.minus(face)) - radius;
        if (distance > m.pairs.range[pair]) {
            return 0;
        }
        FoundContact.store(
                distance,
                sphere.plusTimes(outward, -radius - 0.5f * distance),
                outward.negated(),
                Vec3.zero(),
                found,
                offset);
        return 1;
    }

    // outward normal of the face that is nearest to a point inside
    private static Vec3 nearestFace(Vec3 local, Vec3 size) {
        float x = size.x() - Math.abs(local.x());
        float y = size.y() - Math.abs(local.y());
        float z = size.z() - Math.abs(local.z());
        if (x <= y && x <= z) {
            return new Vec3(local.x() > 0f ? 1f : -1f, 0f, 0f);
        }
        return y <= z ? new Vec3(0f, local.y() > 0f ? 1f : -1f, 0f) : new Vec3(0f, 0f, local.z() > 0f ? 1f : -1f);
    }

    private static void storeLocal(
            Quat orientation, Vec3 origin, float distance, Vec3 local, Vec3 normal, float[] found, int offset) {
        FoundContact.store(
                distance,
                orientation.rotate(local).plus(origin),
                orientation.rotate(normal),
                Vec3.zero(),
                found,
                offset);
    }
}
