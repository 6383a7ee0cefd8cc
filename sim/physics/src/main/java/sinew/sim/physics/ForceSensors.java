package sinew.sim.physics;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.Vec3;

/** Sensors of forces between a body and its parent: what the subtree needs to move as it does, less what acts on it from outside. */
@KernelCode
final class ForceSensors {
    private ForceSensors() {}

    /** Measures force or torque at a site. Modified: {@code d.sensors.values}. */
    static void ofParent(Model m, Data d, int sensor) {
        int root = m.sensors.body[sensor];
        Vec3 point = FrameSensors.point(m, d, sensor);
        boolean torque = m.sensors.type[sensor] == SensorTable.TORQUE;
        float x = 0f;
        float y = 0f;
        float z = 0f;
        for (int body = root; body < m.bodies.subtreeEnd[root]; body++) {
            Vec3 needed = torque ? torque(m, d, body, point) : force(m, d, body);
            x += needed.x();
            y += needed.y();
            z += needed.z();
        }
        FrameSensors.orientation(m, d, sensor)
                .inverseRotate(new Vec3(x, y, z))
                .store(d.sensors.values, m.sensors.address[sensor]);
    }

    private static Vec3 force(Model m, Data d, int body) {
        return BodyAccelerations.acceleration(m, d, body, Vec3.at(d.inertialPosition, 3 * body))
                .times(m.bodies.mass[body]);
    }

    // Euler's equation about the centre of mass, then the lever of the force
    private static Vec3 torque(Model m, Data d, int body, Vec3 point) {
        Vec3 spin = BodyAccelerations.angularVelocity(d, body);
        Vec3 lever = Vec3.at(d.inertialPosition, 3 * body).minus(point);
        return SubtreeSensors.turned(m, d, body, BodyAccelerations.angularAcceleration(d, body))
                .plus(spin.cross(SubtreeSensors.turned(m, d, body, spin)))
                .plus(lever.cross(force(m, d, body)));
    }
}
