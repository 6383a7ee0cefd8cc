package sinew.sim.physics.sensor;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.Quat;
import sinew.sim.math.Vec3;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.GeomTable;
import sinew.sim.physics.model.Model;

/**
 * Rays for range sensors and height scans, with the meaning of MuJoCo's {@code mj_ray}: the nearest surface in front of the start, also
 * from inside a geom. Rays meet the geoms that can touch; of a mesh they meet the triangles, or the convex hull if
 * the model has no sensors that cast rays. What is only drawn they do not see.
 */
@KernelCode
public final class Rays {
    /** All groups of geoms. */
    public static final int ALL_GROUPS = 63;
    /** No hit. */
    public static final float NOTHING = -1f;

    private static final float SMALLEST = 1e-12f;

    private Rays() {}

    /**
     * Finds the nearest geom on a ray. One lane alone can call it.
     *
     * @param m the model
     * @param d holds where they are
     * @param start in the world, in m
     * @param direction in the world; distances count in its length
     * @param groups bit g is set where geoms of group g are seen
     * @param still whether geoms that stand still in the world are seen
     * @param excludedBody body whose geoms are not seen, or -1
     * @return distance and geom
     */
    public static RayHit nearest(
            Model m, Data d, Vec3 start, Vec3 direction, int groups, boolean still, int excludedBody) {
        float best = NOTHING;
        int hit = -1;
        for (int geom = 0; geom < m.geoms.count; geom++) {
            boolean seen = (m.rays.group[geom] & groups) != 0
                    && m.rays.visible[geom] != 0
                    && (still || m.rays.fixed[geom] == 0)
                    && m.geoms.body[geom] != excludedBody;
            if (seen) {
                float distance = toGeom(m, d, geom, start, direction);
                if (distance >= 0f && (best < 0f || distance < best)) {
                    best = distance;
                    hit = geom;
                }
            }
        }
        return new RayHit(best, hit);
    }

    /**
     * Finds where a ray meets one geom.
     *
     * @param m the model
     * @param d holds where they are
     * @param geom index in {@link GeomTable}
     * @param start in the world, in m
     * @param direction in the world
     * @return distance in lengths of the direction, or {@link #NOTHING}
     */
    public static float toGeom(Model m, Data d, int geom, Vec3 start, Vec3 direction) {
        Quat orientation = Quat.at(d.geoms.orientation, 4 * geom);
        Vec3 from = start.minus(Vec3.at(d.geoms.position, 3 * geom));
        float radius = m.geoms.boundingRadius[geom];
        if (radius > 0f && sphere(from, direction, radius * 1.0001f) < 0f) {
            return NOTHING;
        }
        Vec3 p = orientation.inverseRotate(from);
        Vec3 v = orientation.inverseRotate(direction);
        Vec3 size = Vec3.at(m.geoms.size, 3 * geom);
        int type = m.geoms.type[geom];
        float distance = NOTHING;
        if (type == GeomTable.PLANE) {
            distance = plane(p, v, size);
        } else if (type == GeomTable.SPHERE) {
            distance = sphere(p, v, size.x());
        } else if (type == GeomTable.CAPSULE) {
            distance = capsule(p, v, size.x(), size.y());
        } else if (type == GeomTable.ELLIPSOID) {
            distance = sphere(divided(p, size), divided(v, size), 1f);
        } else if (type == GeomTable.CYLINDER) {
            distance = cylinder(p, v, size.x(), size.y());
        } else if (type == GeomTable.BOX) {
            distance = box(p, v, size);
        } else if (type == GeomTable.MESH) {
            if (m.triangles.count > 0) {
                distance = MeshRays.meet(m, m.geoms.mesh[geom], p, v);
            } else {
                distance = hull(m, m.geoms.mesh[geom], p, v);
            }
        } else {
            distance = HeightFieldRays.meet(m, m.geoms.heightField[geom], p, v);
        }
        return distance;
    }

    private static Vec3 divided(Vec3 v, Vec3 size) {
        return new Vec3(v.x() / size.x(), v.y() / size.y(), v.z() / size.z());
    }

    // the front only, within the drawn rectangle
    private static float plane(Vec3 p, Vec3 v, Vec3 size) {
        float distance = v.z() < -SMALLEST ? -p.z() / v.z() : NOTHING;
        Vec3 point = p.plusTimes(v, distance);
        boolean within = (size.x() <= 0f || Math.abs(point.x()) <= size.x())
                && (size.y() <= 0f || Math.abs(point.y()) <= size.y());
        return distance >= 0f && within ? distance : NOTHING;
    }

    /** The smaller root of a x^2 + 2 b x + c that is not negative, or -1. */
    private static float root(float a, float b, float c) {
        float square = b * b - a * c;
        if (a < SMALLEST || square < 0f) {
            return NOTHING;
        }
        // the root that does not cancel first
        float sum = b > 0f ? -b - (float) Math.sqrt(square) : -b + (float) Math.sqrt(square);
        float one = sum / a;
        float other = sum == 0f ? one : c / sum;
        float first = Math.min(one, other);
        float second = Math.max(one, other);
        return first >= 0f ? first : second >= 0f ? second : NOTHING;
    }

    static float sphere(Vec3 p, Vec3 v, float radius) {
        float a = v.dot(v);
        // from the point of the ray that is nearest to the centre, so that far spheres keep their digits
        float nearest = a > 0f ? -p.dot(v) / a : 0f;
        Vec3 foot = p.plusTimes(v, nearest);
        float square = (radius * radius - foot.dot(foot)) / Math.max(SMALLEST, a);
        if (square < 0f) {
            return NOTHING;
        }
        float half = (float) Math.sqrt(square);
        return nearest - half >= 0f ? nearest - half : nearest + half >= 0f ? nearest + half : NOTHING;
    }

    private static float nearer(float one, float other) {
        return one < 0f || (other >= 0f && other < one) ? other : one;
    }

    private static float wall(Vec3 p, Vec3 v, float radius, float half) {
        float a = v.x() * v.x() + v.y() * v.y();
        float b = v.x() * p.x() + v.y() * p.y();
        float distance = root(a, b, p.x() * p.x() + p.y() * p.y() - radius * radius);
        return distance >= 0f && Math.abs(p.z() + distance * v.z()) <= half ? distance : NOTHING;
    }

    // of both crossings of a sphere the nearer one on the outer side of its end
    private static float cap(Vec3 p, Vec3 v, float radius, float end) {
        Vec3 q = new Vec3(p.x(), p.y(), p.z() - end);
        float first = sphere(q, v, radius);
        float side = end >= 0f ? 1f : -1f;
        if (first >= 0f && side * (q.z() + first * v.z()) >= 0f) {
            return first;
        }
        float a = Math.max(SMALLEST, v.dot(v));
        float second = first < 0f ? NOTHING : -2f * q.dot(v) / a - first;
        return second >= 0f && side * (q.z() + second * v.z()) >= 0f ? second : NOTHING;
    }

    private static float capsule(Vec3 p, Vec3 v, float radius, float half) {
        float ends = nearer(cap(p, v, radius, half), cap(p, v, radius, -half));
        return nearer(wall(p, v, radius, half), ends);
    }

    private static float lid(Vec3 p, Vec3 v, float radius, float height) {
        if (Math.abs(v.z()) < SMALLEST) {
            return NOTHING;
        }
        float distance = (height - p.z()) / v.z();
        float x = p.x() + distance * v.x();
        float y = p.y() + distance * v.y();
        return distance >= 0f && x * x + y * y <= radius * radius ? distance : NOTHING;
    }

    private static float cylinder(Vec3 p, Vec3 v, float radius, float half) {
        float lids = nearer(lid(p, v, radius, half), lid(p, v, radius, -half));
        return nearer(wall(p, v, radius, half), lids);
    }

    // where the ray enters and leaves the three slabs
    static float box(Vec3 p, Vec3 v, Vec3 size) {
        float enter = Math.max(entry(p.x(), v.x(), size.x()), entry(p.y(), v.y(), size.y()));
        enter = Math.max(enter, entry(p.z(), v.z(), size.z()));
        float leave = Math.min(-entry(p.x(), -v.x(), size.x()), -entry(p.y(), -v.y(), size.y()));
        leave = Math.min(leave, -entry(p.z(), -v.z(), size.z()));
        return enter > leave || leave < 0f ? NOTHING : enter >= 0f ? enter : leave;
    }

    /** Where a ray enters a slab; of the reversed ray, the negative of where it leaves. */
    static float entry(float p, float v, float size) {
        if (Math.abs(v) < SMALLEST) {
            return Math.abs(p) <= size ? -1e30f : 1e30f;
        }
        return v > 0f ? (-size - p) / v : (size - p) / v;
    }

    // a hull is the space behind all its polygons
    private static float hull(Model m, int mesh, Vec3 p, Vec3 v) {
        float enter = -1e30f;
        float leave = 1e30f;
        for (int i = m.meshes.polygonStart[mesh]; i < m.meshes.polygonStart[mesh + 1]; i++) {
            Vec3 normal = Vec3.at(m.meshes.polygonPlane, 4 * i);
            float height = m.meshes.polygonPlane[4 * i + 3] - normal.dot(p);
            float speed = normal.dot(v);
            if (speed > SMALLEST) {
                leave = Math.min(leave, height / speed);
            } else if (speed < -SMALLEST) {
                enter = Math.max(enter, height / speed);
            } else if (height < 0f) {
                leave = -1f;
            }
        }
        return enter > leave || leave < 0f ? NOTHING : enter >= 0f ? enter : leave;
    }
}
