package sinew.sim.physics.sensor;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.Mat3;
import sinew.sim.math.Quat;
import sinew.sim.math.Vec3;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.model.SensorTable;

/** Sensors of a frame that is fixed to a body: where it is and how it moves, in the world or against another frame. */
@KernelCode
final class FrameSensors {
    private static final int ALL_GROUPS = -1;
    private static final float SMALLEST = 1e-15f;

    private FrameSensors() {}

    /** Origin of the sensor's frame in the world. */
    static Vec3 point(Model m, Data d, int sensor) {
        int body = m.sensors.body[sensor];
        return Quat.at(d.bodyOrientation, 4 * body)
                .rotate(Vec3.at(m.sensors.position, 3 * sensor))
                .plus(Vec3.at(d.bodyPosition, 3 * body));
    }

    /** Orientation of the sensor's frame in the world. */
    static Quat orientation(Model m, Data d, int sensor) {
        return Quat.at(d.bodyOrientation, 4 * m.sensors.body[sensor]).times(Quat.at(m.sensors.orientation, 4 * sensor));
    }

    /** Origin of the frame of reference in the world. */
    static Vec3 referencePoint(Model m, Data d, int sensor) {
        int body = m.sensors.referenceBody[sensor];
        return Quat.at(d.bodyOrientation, 4 * body)
                .rotate(Vec3.at(m.sensors.referencePosition, 3 * sensor))
                .plus(Vec3.at(d.bodyPosition, 3 * body));
    }

    /** Orientation of the frame of reference in the world. */
    static Quat referenceOrientation(Model m, Data d, int sensor) {
        return Quat.at(d.bodyOrientation, 4 * m.sensors.referenceBody[sensor])
                .times(Quat.at(m.sensors.referenceOrientation, 4 * sensor));
    }

    /** Measures position, orientation and axes. Modified: {@code d.sensors.values}. */
    static void pose(Model m, Data d, int sensor) {
        int type = m.sensors.type[sensor];
        boolean relative = m.sensors.referenceBody[sensor] >= 0;
        int at = m.sensors.address[sensor];
        if (type == SensorTable.FRAME_ORIENTATION) {
            Quat turn = orientation(m, d, sensor);
            if (relative) {
                turn = referenceOrientation(m, d, sensor).conjugate().times(turn);
            }
            turn.store(d.sensors.values, at);
        } else {
            Vec3 value = type == SensorTable.FRAME_POSITION ? point(m, d, sensor) : axis(m, d, sensor);
            if (relative) {
                if (type == SensorTable.FRAME_POSITION) {
                    value = value.minus(referencePoint(m, d, sensor));
                }
                value = referenceOrientation(m, d, sensor).inverseRotate(value);
            }
            value.store(d.sensors.values, at);
        }
    }

    private static Vec3 axis(Model m, Data d, int sensor) {
        Mat3 axes = orientation(m, d, sensor).toMatrix();
        int type = m.sensors.type[sensor];
        Vec3 axis = new Vec3(axes.xx(), axes.yx(), axes.zx());
        if (type == SensorTable.FRAME_Y_AXIS) {
            axis = new Vec3(axes.xy(), axes.yy(), axes.zy());
        } else if (type == SensorTable.FRAME_Z_AXIS) {
            axis = new Vec3(axes.xz(), axes.yz(), axes.zz());
        }
        return axis;
    }

    /** Measures velocities. Modified: {@code d.sensors.values}. */
    static void velocity(Model m, Data d, int sensor) {
        int type = m.sensors.type[sensor];
        int body = m.sensors.body[sensor];
        Vec3 point = point(m, d, sensor);
        boolean turning = type == SensorTable.GYRO || type == SensorTable.FRAME_ANGULAR_VELOCITY;
        Vec3 value =
                turning ? BodyAccelerations.angularVelocity(d, body) : BodyAccelerations.velocity(m, d, body, point);
        if (type <= SensorTable.GYRO) {
            value = orientation(m, d, sensor).inverseRotate(value);
        } else if (m.sensors.referenceBody[sensor] >= 0) {
            value = relativeVelocity(m, d, sensor, value, point, turning);
        }
        value.store(d.sensors.values, m.sensors.address[sensor]);
    }

    // as an observer sees it who moves and turns with the frame of reference
    private static Vec3 relativeVelocity(Model m, Data d, int sensor, Vec3 velocity, Vec3 point, boolean turning) {
        int reference = m.sensors.referenceBody[sensor];
        Vec3 spin = BodyAccelerations.angularVelocity(d, reference);
        Vec3 difference = velocity.minus(spin);
        if (!turning) {
            Vec3 origin = referencePoint(m, d, sensor);
            difference = velocity.minus(BodyAccelerations.velocity(m, d, reference, origin))
                    .minus(spin.cross(point.minus(origin)));
        }
        return referenceOrientation(m, d, sensor).inverseRotate(difference);
    }

    /** Measures accelerations. Modified: {@code d.sensors.values}. */
    static void acceleration(Model m, Data d, int sensor) {
        int type = m.sensors.type[sensor];
        int body = m.sensors.body[sensor];
        Vec3 value = type == SensorTable.FRAME_ANGULAR_ACCELERATION
                ? BodyAccelerations.angularAcceleration(d, body)
                : BodyAccelerations.acceleration(m, d, body, point(m, d, sensor));
        if (m.sensors.moves[sensor] == 0) {
            value = Vec3.zero();
        } else if (type == SensorTable.ACCELEROMETER) {
            value = orientation(m, d, sensor).inverseRotate(value);
        }
        value.store(d.sensors.values, m.sensors.address[sensor]);
    }

    /** Measures the magnetic field. Modified: {@code d.sensors.values}. */
    static void magneticField(Model m, Data d, int sensor) {
        orientation(m, d, sensor)
                .inverseRotate(Vec3.at(m.sensors.magneticField, 0))
                .store(d.sensors.values, m.sensors.address[sensor]);
    }

    /** Tells whether the frame's origin is inside the site of reference. Modified: {@code d.sensors.values}. */
    static void insideZone(Model m, Data d, int sensor) {
        Vec3 local = referenceOrientation(m, d, sensor)
                .inverseRotate(point(m, d, sensor).minus(referencePoint(m, d, sensor)));
        boolean inside = Zones.contains(m.sensors.zoneType[sensor], Vec3.at(m.sensors.zoneSize, 3 * sensor), local);
        d.sensors.values[m.sensors.address[sensor]] = inside ? 1f : 0f;
    }

    /** Measures where a camera, which looks along its negative z axis, sees the frame's origin. Modified: {@code d.sensors.values}. */
    static void pixel(Model m, Data d, int sensor) {
        Vec3 local = referenceOrientation(m, d, sensor)
                .inverseRotate(point(m, d, sensor).minus(referencePoint(m, d, sensor)));
        float depth = local.z();
        if (Math.abs(depth) < SMALLEST) {
            depth = depth < 0f ? -SMALLEST : SMALLEST;
        }
        int at = m.sensors.address[sensor];
        int picture = 4 * sensor;
        d.sensors.values[at] = m.sensors.picture[picture + 2] - m.sensors.picture[picture] * local.x() / depth;
        d.sensors.values[at + 1] = m.sensors.picture[picture + 3] + m.sensors.picture[picture + 1] * local.y() / depth;
    }

    /** Measures the distance along the z axis to the nearest geom of another body. Modified: {@code d.sensors.values}. */
    static void range(Model m, Data d, int sensor) {
        Vec3 direction = orientation(m, d, sensor).rotate(new Vec3(0f, 0f, 1f));
        RayHit hit = Rays.nearest(m, d, point(m, d, sensor), direction, ALL_GROUPS, true, m.sensors.body[sensor]);
        d.sensors.values[m.sensors.address[sensor]] = hit.distance();
    }
}
