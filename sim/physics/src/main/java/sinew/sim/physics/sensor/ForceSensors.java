package sinew.sim.physics.sensor;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.Quat;
import sinew.sim.math.Vec3;
import sinew.sim.physics.constraint.ContactLoads;
import sinew.sim.physics.constraint.EqualityRows;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.EqualityTable;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.model.SensorTable;

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
        Vec3 outside = contacts(m, d, root, point, torque).plus(equalities(m, d, root, point, torque));
        if (m.tendons.spatial) {
            outside = outside.plus(TendonLoads.ofTendons(m, d, root, point, torque));
        }
        FrameSensors.orientation(m, d, sensor)
                .inverseRotate(new Vec3(x, y, z).minus(outside))
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

    /** What contacts exert on the subtree; the world is not part of it. */
    private static Vec3 contacts(Model m, Data d, int root, Vec3 point, boolean torque) {
        float x = 0f;
        float y = 0f;
        float z = 0f;
        for (int contact = 0; contact < d.contacts.count[0]; contact++) {
            int pair = d.contacts.pair[contact];
            float side = side(m, root, m.geoms.body[m.pairs.second[pair]])
                    - side(m, root, m.geoms.body[m.pairs.first[pair]]);
            if (side != 0f) {
                Vec3 load = ContactLoads.force(m, d, contact);
                if (torque) {
                    load = Vec3.at(d.contacts.position, 3 * contact)
                            .minus(point)
                            .cross(load)
                            .plus(ContactLoads.torque(m, d, contact));
                }
                x += side * load.x();
                y += side * load.y();
                z += side * load.z();
            }
        }
        return new Vec3(x, y, z);
    }

    /** What connections and welds exert on the subtree. */
    private static Vec3 equalities(Model m, Data d, int root, Vec3 point, boolean torque) {
        Vec3 sum = Vec3.zero();
        for (int equality = 0; equality < m.equalities.count; equality++) {
            if (m.equalities.type[equality] <= EqualityTable.WELD && EqualityRows.isActive(m, d, equality)) {
                sum = sum.plus(equality(m, d, equality, 0, root, point, torque))
                        .minus(equality(m, d, equality, 1, root, point, torque));
            }
        }
        return sum;
    }

    private static Vec3 equality(Model m, Data d, int equality, int end, int root, Vec3 point, boolean torque) {
        int side = 2 * equality + end;
        int body = m.equalities.object[side];
        Vec3 load = Vec3.zero();
        if (side(m, root, body) != 0f) {
            int row = d.rows.count[0] + EqualityRows.rowsBefore(m, d, equality);
            load = Vec3.at(d.rows.force, row);
            if (torque) {
                Vec3 anchor = Quat.at(d.bodyOrientation, 4 * body)
                        .rotate(Vec3.at(m.equalities.anchor, 3 * side))
                        .plus(Vec3.at(d.bodyPosition, 3 * body));
                load = anchor.minus(point).cross(load);
                if (m.equalities.type[equality] == EqualityTable.WELD) {
                    load = load.plus(EqualityRows.torque(m, d, equality, row + 3));
                }
            }
        }
        return load;
    }

    /** 1 for bodies of a subtree other than the world's, else 0. */
    static float side(Model m, int root, int body) {
        return body > 0 && body >= root && body < m.bodies.subtreeEnd[root] ? 1f : 0f;
    }

    /** Measures the normal forces of the contacts of a site's body whose direction meets the site. Modified: {@code d.sensors.values}. */
    static void touch(Model m, Data d, int sensor) {
        int body = m.sensors.body[sensor];
        Vec3 point = FrameSensors.point(m, d, sensor);
        Quat axes = FrameSensors.orientation(m, d, sensor);
        float force = 0f;
        for (int contact = 0; contact < d.contacts.count[0]; contact++) {
            int pair = d.contacts.pair[contact];
            boolean second = m.geoms.body[m.pairs.second[pair]] == body;
            boolean involved = second || m.geoms.body[m.pairs.first[pair]] == body;
            if (involved && d.contactRows.dimensions[contact] > 0) {
                Vec3 outwards = Vec3.at(d.contacts.normal, 3 * contact).times(second ? -1f : 1f);
                Vec3 start = Vec3.at(d.contacts.position, 3 * contact).minus(point);
                if (Zones.meets(
                        m.sensors.zoneType[sensor],
                        Vec3.at(m.sensors.zoneSize, 3 * sensor),
                        axes.inverseRotate(start),
                        axes.inverseRotate(outwards))) {
                    force += Math.max(0f, d.contactRows.force[contact * m.contactRows.dimensions]);
                }
            }
        }
        d.sensors.values[m.sensors.address[sensor]] = force;
    }
}
