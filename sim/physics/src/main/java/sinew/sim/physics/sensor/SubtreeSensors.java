package sinew.sim.physics.sensor;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.Quat;
import sinew.sim.math.Vec3;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.model.SensorTable;

/** Sensors of a body with all its descendants. */
@KernelCode
final class SubtreeSensors {
    private static final float SMALLEST_MASS = 1e-15f;

    private SubtreeSensors() {}

    /** Measures centre of mass, its velocity or the angular momentum about it. Modified: {@code d.sensors.values}. */
    static void measure(Model m, Data d, int sensor) {
        int type = m.sensors.type[sensor];
        int root = m.sensors.body[sensor];
        Vec3 value = Vec3.zero();
        if (type == SensorTable.SUBTREE_CENTER) {
            value = center(m, d, root);
        } else if (type == SensorTable.SUBTREE_VELOCITY) {
            value = velocity(m, d, root);
        } else {
            value = angularMomentum(m, d, root);
        }
        value.store(d.sensors.values, m.sensors.address[sensor]);
    }

    private static Vec3 center(Model m, Data d, int root) {
        float x = 0f;
        float y = 0f;
        float z = 0f;
        float whole = 0f;
        for (int body = root; body < m.bodies.subtreeEnd[root]; body++) {
            float mass = m.bodies.mass[body];
            whole += mass;
            x += mass * d.inertialPosition[3 * body];
            y += mass * d.inertialPosition[3 * body + 1];
            z += mass * d.inertialPosition[3 * body + 2];
        }
        return whole < SMALLEST_MASS ? Vec3.at(d.inertialPosition, 3 * root) : new Vec3(x, y, z).times(1f / whole);
    }

    private static Vec3 velocity(Model m, Data d, int root) {
        float x = 0f;
        float y = 0f;
        float z = 0f;
        float whole = 0f;
        for (int body = root; body < m.bodies.subtreeEnd[root]; body++) {
            float mass = m.bodies.mass[body];
            Vec3 velocity = centerVelocity(m, d, body);
            whole += mass;
            x += mass * velocity.x();
            y += mass * velocity.y();
            z += mass * velocity.z();
        }
        return new Vec3(x, y, z).times(1f / Math.max(whole, SMALLEST_MASS));
    }

    private static Vec3 centerVelocity(Model m, Data d, int body) {
        return BodyAccelerations.velocity(m, d, body, Vec3.at(d.inertialPosition, 3 * body));
    }

    private static Vec3 angularMomentum(Model m, Data d, int root) {
        Vec3 center = center(m, d, root);
        Vec3 drift = velocity(m, d, root);
        float x = 0f;
        float y = 0f;
        float z = 0f;
        for (int body = root; body < m.bodies.subtreeEnd[root]; body++) {
            Vec3 momentum = centerVelocity(m, d, body).minus(drift).times(m.bodies.mass[body]);
            Vec3 orbit = Vec3.at(d.inertialPosition, 3 * body).minus(center).cross(momentum);
            Vec3 spin = turned(m, d, body, BodyAccelerations.angularVelocity(d, body));
            x += orbit.x() + spin.x();
            y += orbit.y() + spin.y();
            z += orbit.z() + spin.z();
        }
        return new Vec3(x, y, z);
    }

    /** The body's rotational inertia about its centre of mass times a vector, both in the world. */
    static Vec3 turned(Model m, Data d, int body, Vec3 vector) {
        Quat axes = Quat.at(d.bodyOrientation, 4 * body).times(Quat.at(m.bodies.inertialOrientation, 4 * body));
        Vec3 local = axes.inverseRotate(vector);
        return axes.rotate(new Vec3(
                m.bodies.inertia[3 * body] * local.x(),
                m.bodies.inertia[3 * body + 1] * local.y(),
                m.bodies.inertia[3 * body + 2] * local.z()));
    }
}
