package sinew.sim.physics.sensor;

import static sinew.sim.kernel.Lanes.lanes;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.Quat;
import sinew.sim.math.Vec3;
import sinew.sim.physics.collision.convex.ConvexColliders;
import sinew.sim.physics.collision.convex.ConvexDistance;
import sinew.sim.physics.collision.convex.ConvexMemory;
import sinew.sim.physics.collision.convex.ConvexSupport;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.GeomTable;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.model.SensorTable;

/** Sensors of the distance of two geoms, or of the nearest geoms of two bodies, up to the sensor's cutoff. */
@KernelCode
final class DistanceSensors {
    private DistanceSensors() {}

    /** Measures distance, direction or nearest points. Modified: {@code d.sensors.values}, {@code d.convex}. */
    static void measure(Model m, Data d, int sensor) {
        if (lanes() == 1) {
            measure(m, d, sensor, d.convex.numbers, d.convex.indices);
        } else {
            float[] w = new float[m.convex.numberSize];
            int[] k = new int[m.convex.indexSize];
            measure(m, d, sensor, w, k);
        }
    }

    private static void measure(Model m, Data d, int sensor, float[] w, int[] k) {
        float least = m.sensors.cutoff[sensor];
        clear(m, d, sensor, least);
        for (int pair = m.sensors.pairStart[sensor]; pair < m.sensors.pairStart[sensor + 1]; pair++) {
            int first = m.sensors.pairFirst[pair];
            int second = m.sensors.pairSecond[pair];
            if (m.geoms.type[first] == GeomTable.PLANE) {
                least = abovePlane(m, d, sensor, first, second, 1f, least, w, k);
            } else if (m.geoms.type[second] == GeomTable.PLANE) {
                least = abovePlane(m, d, sensor, second, first, -1f, least, w, k);
            } else {
                least = between(m, d, sensor, first, second, least, w, k);
            }
        }
    }

    private static void clear(Model m, Data d, int sensor, float cutoff) {
        int start = m.sensors.address[sensor];
        float value = m.sensors.type[sensor] == SensorTable.DISTANCE ? cutoff : 0f;
        for (int i = start; i < start + m.sensors.dimension[sensor]; i++) {
            d.sensors.values[i] = value;
        }
    }

    private static float abovePlane(
            Model m, Data d, int sensor, int plane, int geom, float side, float least, float[] w, int[] k) {
        Vec3 normal = Quat.at(d.geoms.orientation, 4 * plane).rotate(new Vec3(0f, 0f, 1f));
        Quat orientation = Quat.at(d.geoms.orientation, 4 * geom);
        ConvexMemory.setGeom(m, w, k, 0, geom);
        Vec3 down = orientation.inverseRotate(normal).negated();
        ConvexSupport.ofCore(m, w, k, 0, down.x(), down.y(), down.z(), ConvexMemory.WITNESS);
        Vec3 point = orientation
                .rotate(Vec3.at(w, ConvexMemory.WITNESS))
                .plus(Vec3.at(d.geoms.position, 3 * geom))
                .plusTimes(normal, -ConvexMemory.radius(w, k, 0));
        float distance = point.minus(Vec3.at(d.geoms.position, 3 * plane)).dot(normal);
        if (distance >= least) {
            return least;
        }
        Vec3 below = point.plusTimes(normal, -distance);
        if (side > 0f) {
            store(m, d, sensor, distance, normal, below);
        } else {
            store(m, d, sensor, distance, normal.negated(), point);
        }
        return distance;
    }

    private static float between(Model m, Data d, int sensor, int first, int second, float least, float[] w, int[] k) {
        Vec3 position = Vec3.at(d.geoms.position, 3 * first);
        Quat orientation = Quat.at(d.geoms.orientation, 4 * first);
        ConvexMemory.setGeom(m, w, k, 0, first);
        ConvexMemory.setGeom(m, w, k, 1, second);
        ConvexMemory.setPoses(
                w,
                position,
                orientation,
                Vec3.at(d.geoms.position, 3 * second),
                Quat.at(d.geoms.orientation, 4 * second));
        w[ConvexMemory.SCALE] = m.geoms.boundingRadius[first] + m.geoms.boundingRadius[second];
        Vec3.at(w, ConvexMemory.SHIFT).negated().store(w, ConvexMemory.NEAREST);
        if (ConvexColliders.search(m, w, k, Math.max(0f, least)) == ConvexDistance.FAR) {
            return least;
        }
        float radius = ConvexMemory.radius(w, k, 0);
        float distance = w[ConvexMemory.DISTANCE] - radius - ConvexMemory.radius(w, k, 1);
        if (distance >= least) {
            return least;
        }
        Vec3 normal = Vec3.at(w, ConvexMemory.NORMAL);
        Vec3 point = Vec3.at(w, ConvexMemory.WITNESS).plusTimes(normal, radius);
        store(m, d, sensor, distance, orientation.rotate(normal), position.plus(orientation.rotate(point)));
        return distance;
    }

    // the direction goes from point to point: against the normal where the sides overlap
    private static void store(Model m, Data d, int sensor, float distance, Vec3 normal, Vec3 from) {
        int type = m.sensors.type[sensor];
        int at = m.sensors.address[sensor];
        if (type == SensorTable.DISTANCE) {
            d.sensors.values[at] = distance;
        } else if (type == SensorTable.DISTANCE_NORMAL) {
            normal.times(distance < 0f ? -1f : 1f).store(d.sensors.values, at);
        } else {
            from.store(d.sensors.values, at);
            from.plusTimes(normal, distance).store(d.sensors.values, at + 3);
        }
    }
}
