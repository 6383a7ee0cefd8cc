package sinew.sim.physics.sensor;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.FloatMath;
import sinew.sim.math.Vec3;
import sinew.sim.physics.constraint.ContactFrame;
import sinew.sim.physics.constraint.ContactLoads;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.ContactSensorTable;
import sinew.sim.physics.model.Model;

/** Sensors of the contacts of geoms, bodies, subtrees or of what is inside a site. */
@KernelCode
final class ContactSensors {
    private static final float SMALLEST = 1e-15f;

    private ContactSensors() {}

    /** Measures. Modified: {@code d.sensors.values}. */
    static void measure(Model m, Data d, int sensor) {
        int number = m.sensors.index[sensor];
        int start = m.sensors.address[sensor];
        for (int i = start; i < start + m.sensors.dimension[sensor]; i++) {
            d.sensors.values[i] = 0f;
        }
        int found = 0;
        for (int contact = 0; contact < d.contacts.count[0]; contact++) {
            found += side(m, d, sensor, contact) != 0 ? 1 : 0;
        }
        if (m.sensors.contacts.reduction[number] == ContactSensorTable.NET) {
            sum(m, d, sensor, found);
        } else {
            int size = m.sensors.dimension[sensor] / m.sensors.contacts.slots[number];
            int contact = -1;
            for (int slot = 0; slot < Math.min(found, m.sensors.contacts.slots[number]); slot++) {
                contact = next(m, d, sensor, contact);
                store(m, d, number, contact, side(m, d, sensor, contact), found, start + slot * size);
            }
        }
    }

    // 1 if the first geom is on the sensor's first side, -1 if it is on its second, 0 if the contact is none of the
    // sensor's
    private static int side(Model m, Data d, int sensor, int contact) {
        int number = m.sensors.index[sensor];
        int pair = d.contacts.pair[contact];
        int first = m.pairs.first[pair];
        int second = m.pairs.second[pair];
        int side = 0;
        if (has(m, 2 * number, first) && has(m, 2 * number + 1, second)) {
            side = 1;
        } else if (has(m, 2 * number, second) && has(m, 2 * number + 1, first)) {
            side = -1;
        }
        if (side != 0 && m.sensors.contacts.inZone[number] != 0) {
            Vec3 offset = Vec3.at(d.contacts.position, 3 * contact).minus(FrameSensors.point(m, d, sensor));
            Vec3 local = FrameSensors.orientation(m, d, sensor).inverseRotate(offset);
            if (!Zones.contains(m.sensors.zoneType[sensor], Vec3.at(m.sensors.zoneSize, 3 * sensor), local)) {
                side = 0;
            }
        }
        return side;
    }

    private static boolean has(Model m, int side, int geom) {
        int candidate = m.sensors.contacts.ofGeom[side] != 0 ? geom : m.geoms.body[geom];
        return candidate >= m.sensors.contacts.first[side] && candidate < m.sensors.contacts.end[side];
    }

    // the contact that comes after another one in the order of the reduction; after -1 the first
    private static int next(Model m, Data d, int sensor, int after) {
        float bound = after < 0 ? 0f : key(m, d, sensor, after);
        int best = -1;
        float least = 0f;
        for (int contact = 0; contact < d.contacts.count[0]; contact++) {
            if (side(m, d, sensor, contact) != 0) {
                float key = key(m, d, sensor, contact);
                boolean later = after < 0 || key > bound || (key == bound && contact > after);
                if (later && (best < 0 || key < least)) {
                    best = contact;
                    least = key;
                }
            }
        }
        return best;
    }

    private static float key(Model m, Data d, int sensor, int contact) {
        int reduction = m.sensors.contacts.reduction[m.sensors.index[sensor]];
        float key = (float) m.sensors.contacts.rank[d.contacts.pair[contact]];
        if (reduction == ContactSensorTable.NEAREST) {
            key = d.contacts.distance[contact];
        } else if (reduction == ContactSensorTable.STRONGEST) {
            Vec3 force = frameForce(m, d, contact, 0);
            key = -force.dot(force);
        }
        return key;
    }

    // force or, from row 3 on, torque along normal, first and second tangent
    private static Vec3 frameForce(Model m, Data d, int contact, int first) {
        int dimensions = d.contactRows.dimensions[contact];
        int row = contact * m.contactRows.dimensions + first;
        Vec3 force = Vec3.zero();
        if (dimensions >= first + 3) {
            force = Vec3.at(d.contactRows.force, row);
        } else if (dimensions > first) {
            force = new Vec3(d.contactRows.force[row], 0f, 0f);
        }
        return force;
    }

    // seen from the other side, normal and first tangent are reversed and so is what acts
    private static void store(Model m, Data d, int number, int contact, int side, int found, int start) {
        int fields = m.sensors.contacts.fields[number];
        float sign = (float) side;
        int at = start;
        if ((fields & ContactSensorTable.FOUND) != 0) {
            d.sensors.values[at] = (float) found;
            at += 1;
        }
        if ((fields & ContactSensorTable.FORCE) != 0) {
            Vec3 force = frameForce(m, d, contact, 0);
            new Vec3(force.x(), force.y(), sign * force.z()).store(d.sensors.values, at);
            at += 3;
        }
        if ((fields & ContactSensorTable.TORQUE) != 0) {
            Vec3 torque = frameForce(m, d, contact, 3);
            new Vec3(torque.x(), torque.y(), sign * torque.z()).store(d.sensors.values, at);
            at += 3;
        }
        if ((fields & ContactSensorTable.DISTANCE) != 0) {
            d.sensors.values[at] = d.contacts.distance[contact];
            at += 1;
        }
        if ((fields & ContactSensorTable.POSITION) != 0) {
            Vec3.at(d.contacts.position, 3 * contact).store(d.sensors.values, at);
            at += 3;
        }
        Vec3 normal = Vec3.at(d.contacts.normal, 3 * contact);
        if ((fields & ContactSensorTable.NORMAL) != 0) {
            normal.times(sign).store(d.sensors.values, at);
            at += 3;
        }
        if ((fields & ContactSensorTable.TANGENT) != 0) {
            ContactFrame.firstTangent(normal, Vec3.at(d.contacts.tangent, 3 * contact))
                    .times(sign)
                    .store(d.sensors.values, at);
        }
    }

    // force and torque in the world, about the mean of the positions weighted with the forces
    private static void sum(Model m, Data d, int sensor, int found) {
        Vec3 force = Vec3.zero();
        Vec3 weighted = Vec3.zero();
        float weight = 0f;
        for (int contact = 0; contact < d.contacts.count[0]; contact++) {
            int side = side(m, d, sensor, contact);
            if (side != 0) {
                Vec3 load = ContactLoads.force(m, d, contact);
                float strength = FloatMath.sqrt(load.dot(load));
                force = force.plusTimes(load, (float) side);
                weighted = weighted.plusTimes(Vec3.at(d.contacts.position, 3 * contact), strength);
                weight += strength;
            }
        }
        Vec3 center = weighted.times(1f / Math.max(SMALLEST, weight));
        Vec3 torque = Vec3.zero();
        for (int contact = 0; contact < d.contacts.count[0]; contact++) {
            int side = side(m, d, sensor, contact);
            if (side != 0) {
                Vec3 lever = Vec3.at(d.contacts.position, 3 * contact).minus(center);
                Vec3 load = ContactLoads.torque(m, d, contact).plus(lever.cross(ContactLoads.force(m, d, contact)));
                torque = torque.plusTimes(load, (float) side);
            }
        }
        storeSum(m, d, sensor, found, force, torque, center);
    }

    private static void storeSum(Model m, Data d, int sensor, int found, Vec3 force, Vec3 torque, Vec3 center) {
        int fields = m.sensors.contacts.fields[m.sensors.index[sensor]];
        int at = m.sensors.address[sensor];
        if ((fields & ContactSensorTable.FOUND) != 0) {
            d.sensors.values[at] = (float) found;
            at += 1;
        }
        if ((fields & ContactSensorTable.FORCE) != 0) {
            force.store(d.sensors.values, at);
            at += 3;
        }
        if ((fields & ContactSensorTable.TORQUE) != 0) {
            torque.store(d.sensors.values, at);
            at += 3;
        }
        if ((fields & ContactSensorTable.DISTANCE) != 0) {
            at += 1;
        }
        if ((fields & ContactSensorTable.POSITION) != 0) {
            center.store(d.sensors.values, at);
            at += 3;
        }
        if ((fields & ContactSensorTable.NORMAL) != 0) {
            d.sensors.values[at] = 1f;
            at += 3;
        }
        if ((fields & ContactSensorTable.TANGENT) != 0) {
            d.sensors.values[at + 1] = 1f;
        }
    }
}
