package sinew.sim.physics.collision.primitive;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.Quat;
import sinew.sim.math.Vec3;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.data.FoundContact;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.model.PairTable;

/**
 * Contacts of planes with simple shapes, the same ones as MuJoCo finds. The normal is the plane's z axis. All methods write to
 * {@code found} from {@code offset} on, as {@code Colliders} says, and return the number of contacts.
 */
@KernelCode
public final class PlaneColliders {
    /** Below this sine of its tilt a shape stands upright: single precision cannot tell which way it leans. */
    private static final float UPRIGHT = 1e-6f;

    private static final float HALF_ROOT_THREE = 0.8660254f;

    private PlaneColliders() {}

    /** Plane and sphere: one contact below the centre. {@code found} is modified. */
    public static int sphere(Model m, Data d, int pair, float[] found, int offset) {
        int geom = m.pairs.second[pair];
        Vec3 center = Vec3.at(d.geoms.position, 3 * geom);
        return storeSphere(m, d, pair, center, Vec3.zero(), found, offset);
    }

    /** Plane and capsule: up to one contact at each end, with the axis as tangent unless it stands upright. {@code found} is modified. */
    public static int capsule(Model m, Data d, int pair, float[] found, int offset) {
        int geom = m.pairs.second[pair];
        Vec3 center = Vec3.at(d.geoms.position, 3 * geom);
        Vec3 axis = Quat.at(d.geoms.orientation, 4 * geom).zAxis();
        float half = m.geoms.size[3 * geom + 1];
        Vec3 across =
                axis.cross(Quat.at(d.geoms.orientation, 4 * m.pairs.first[pair]).zAxis());
        Vec3 tangent = axis.times(across.norm() < UPRIGHT ? 0f : 1f);
        int count = storeSphere(m, d, pair, center.plusTimes(axis, half), tangent, found, offset);
        int second = offset + PairTable.CONTACT_SIZE * count;
        count += storeSphere(m, d, pair, center.plusTimes(axis, -half), tangent, found, second);
        return count;
    }

    /** Plane and ellipsoid: one contact at the lowest point. {@code found} is modified. */
    public static int ellipsoid(Model m, Data d, int pair, float[] found, int offset) {
        int geom = m.pairs.second[pair];
        Vec3 normal = Quat.at(d.geoms.orientation, 4 * m.pairs.first[pair]).zAxis();
        Quat orientation = Quat.at(d.geoms.orientation, 4 * geom);
        Vec3 size = Vec3.at(m.geoms.size, 3 * geom);
        Vec3 down = scaled(orientation.inverseRotate(normal), size).normalized();
        Vec3 lowest = Vec3.at(d.geoms.position, 3 * geom).minus(orientation.rotate(scaled(down, size)));
        float distance = height(m, d, pair, normal, lowest);
        if (distance > m.pairs.range[pair]) {
            return 0;
        }
        storePoint(normal, distance, lowest, found, offset, 0);
        return 1;
    }

    /**
     * Plane and cylinder: the lowest point of the rim, the one opposite to it along the axis, and two that make a triangle with the first
     * on the lower face. {@code found} is modified.
     */
    public static int cylinder(Model m, Data d, int pair, float[] found, int offset) {
        int geom = m.pairs.second[pair];
        float range = m.pairs.range[pair];
        float radius = m.geoms.size[3 * geom];
        Quat orientation = Quat.at(d.geoms.orientation, 4 * geom);
        Vec3 normal = Quat.at(d.geoms.orientation, 4 * m.pairs.first[pair]).zAxis();
        Vec3 center = Vec3.at(d.geoms.position, 3 * geom);
        Vec3 up = orientation.zAxis();
        float cosine = normal.dot(up);
        Vec3 toFace = up.times(cosine > 0f ? -m.geoms.size[3 * geom + 1] : m.geoms.size[3 * geom + 1]);
        Vec3 hinge = up.cross(normal);
        Vec3 lean = up.cross(hinge);
        float sine = hinge.norm();
        boolean upright = sine < UPRIGHT;
        Vec3 toRim = orientation
                .rotate(new Vec3(upright ? radius : 0f, 0f, 0f))
                .plusTimes(lean, upright ? 0f : radius / sine);
        float middle = height(m, d, pair, normal, center);
        float face = normal.dot(toFace);
        float rim = upright ? 0f : -radius * sine;
        if (middle + face + rim > range) {
            return 0;
        }
        Vec3 lowest = center.plus(toRim).plus(toFace);
        storePoint(normal, middle + face + rim, lowest, found, offset, 0);
        int count = 1;
        if (middle - face + rim <= range) {
            storePoint(normal, middle - face + rim, center.plus(toRim).minus(toFace), found, offset, 1);
            count = 2;
        }
        float opposite = middle + face - 0.5f * rim;
        if (opposite <= range) {
            Vec3 sideways = toRim.cross(toFace).normalized().times(radius * HALF_ROOT_THREE);
            Vec3 back = center.plus(toFace).plusTimes(toRim, -0.5f);
            storePoint(normal, opposite, back.plus(sideways), found, offset, count);
            storePoint(normal, opposite, back.minus(sideways), found, offset, count + 1);
            count += 2;
        }
        return count;
    }

    /** Plane and box: up to four corners below the box's centre. {@code found} is modified. */
    public static int box(Model m, Data d, int pair, float[] found, int offset) {
        int geom = m.pairs.second[pair];
        Vec3 normal = Quat.at(d.geoms.orientation, 4 * m.pairs.first[pair]).zAxis();
        Quat orientation = Quat.at(d.geoms.orientation, 4 * geom);
        Vec3 center = Vec3.at(d.geoms.position, 3 * geom);
        Vec3 size = Vec3.at(m.geoms.size, 3 * geom);
        Vec3 rise = scaled(orientation.inverseRotate(normal), size);
        float middle = height(m, d, pair, normal, center);
        int count = 0;
        for (int corner = 0; corner < 8; corner++) {
            float x = (corner & 1) != 0 ? 1f : -1f;
            float y = (corner & 2) != 0 ? 1f : -1f;
            float z = (corner & 4) != 0 ? 1f : -1f;
            float above = x * rise.x() + y * rise.y() + z * rise.z();
            if (count < 4 && above <= 0f && middle + above <= m.pairs.range[pair]) {
                Vec3 point = orientation.rotate(new Vec3(x * size.x(), y * size.y(), z * size.z()));
                storePoint(normal, middle + above, center.plus(point), found, offset, count);
                count++;
            }
        }
        return count;
    }

    private static int storeSphere(Model m, Data d, int pair, Vec3 center, Vec3 tangent, float[] found, int offset) {
        Vec3 normal = Quat.at(d.geoms.orientation, 4 * m.pairs.first[pair]).zAxis();
        float radius = m.geoms.size[3 * m.pairs.second[pair]];
        float distance = height(m, d, pair, normal, center) - radius;
        if (distance > m.pairs.range[pair]) {
            return 0;
        }
        FoundContact.store(
                distance, center.plusTimes(normal, -radius - 0.5f * distance), normal, tangent, found, offset);
        return 1;
    }

    // a point of the second geom's surface; the contact is midway between it and the plane
    private static void storePoint(Vec3 normal, float distance, Vec3 point, float[] found, int offset, int index) {
        FoundContact.store(
                distance,
                point.plusTimes(normal, -0.5f * distance),
                normal,
                Vec3.zero(),
                found,
                offset + PairTable.CONTACT_SIZE * index);
    }

    private static float height(Model m, Data d, int pair, Vec3 normal, Vec3 point) {
        return normal.dot(point.minus(Vec3.at(d.geoms.position, 3 * m.pairs.first[pair])));
    }

    private static Vec3 scaled(Vec3 vector, Vec3 factors) {
        return new Vec3(vector.x() * factors.x(), vector.y() * factors.y(), vector.z() * factors.z());
    }
}
