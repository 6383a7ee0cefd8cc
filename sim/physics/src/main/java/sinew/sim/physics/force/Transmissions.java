package sinew.sim.physics.force;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;
import static sinew.sim.kernel.Lanes.sync;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.FloatMath;
import sinew.sim.math.Quat;
import sinew.sim.math.Vec3;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.model.TransmissionTable;
import sinew.sim.physics.smooth.PointMotion;

/** Lengths and moments of transmissions (MuJoCo documentation, Computation, "Transmission"). One lane does one row. */
@KernelCode
public final class Transmissions {
    private Transmissions() {}

    /**
     * Computes lengths and moments of the transmissions that need rows.
     *
     * @param m the model
     * @param d reads {@code qpos}, {@code motionAxis}, poses of bodies and sites, contacts. Modified: {@code transmissions}.
     */
    public static void measure(Model m, Data d) {
        if (m.actuators.transmissions.count > 0) {
            for (int row = lane(); row < m.actuators.transmissions.count; row += lanes()) {
                measureRow(m, d, row);
            }
            sync();
        }
    }

    private static void measureRow(Model m, Data d, int row) {
        int at = row * m.nv;
        for (int dof = 0; dof < m.nv; dof++) {
            d.transmissions.moment[at + dof] = 0f;
        }
        d.transmissions.length[row] = 0f;
        int type = m.actuators.transmissions.type[row];
        if (type == TransmissionTable.BALL || type == TransmissionTable.BALL_IN_PARENT) {
            ofBall(m, d, row, type == TransmissionTable.BALL_IN_PARENT);
        } else if (type == TransmissionTable.FREE || type == TransmissionTable.FREE_IN_PARENT) {
            ofFree(m, d, row, type == TransmissionTable.FREE_IN_PARENT);
        } else if (type == TransmissionTable.SITE) {
            ofSite(m, d, row);
        } else if (type == TransmissionTable.SITE_PAIR) {
            ofSitePair(m, d, row);
        } else if (type == TransmissionTable.SLIDER_CRANK) {
            ofSliderCrank(m, d, row);
        } else if (type == TransmissionTable.BODY) {
            ofContacts(m, d, row);
        }
    }

    private static void ofBall(Model m, Data d, int row, boolean inParent) {
        int joint = m.actuators.transmissions.target[row];
        Vec3 gear = Vec3.at(m.actuators.gear, 6 * m.actuators.transmissions.actuator[row]);
        Quat turn = Quat.at(d.qpos, m.joints.qposStart[joint]).normalized();
        if (inParent) {
            gear = turn.inverseRotate(gear);
        }
        d.transmissions.length[row] = turn.toRotationVector().dot(gear);
        gear.store(d.transmissions.moment, row * m.nv + m.joints.dofStart[joint]);
    }

    // the mean over the body's contacts of how far they close
    private static void ofContacts(Model m, Data d, int row) {
        int body = m.actuators.transmissions.target[row];
        int touching = 0;
        for (int contact = 0; contact < d.contacts.count[0]; contact++) {
            if (touches(m, d, contact, body)) {
                touching += 1;
            }
        }
        for (int contact = 0; contact < d.contacts.count[0]; contact++) {
            if (touches(m, d, contact, body)) {
                int pair = d.contacts.pair[contact];
                int first = m.geoms.body[m.pairs.first[pair]];
                int second = m.geoms.body[m.pairs.second[pair]];
                Vec3 point = Vec3.at(d.contacts.position, 3 * contact);
                Vec3 pull = Vec3.at(d.contacts.normal, 3 * contact).times(-1f / touching);
                PointMotion.addDifference(m, d, d.transmissions.moment, row * m.nv, point, first, point, second, pull);
            }
        }
    }

    private static boolean touches(Model m, Data d, int contact, int body) {
        int pair = d.contacts.pair[contact];
        return m.geoms.body[m.pairs.first[pair]] == body || m.geoms.body[m.pairs.second[pair]] == body;
    }

    private static void ofFree(Model m, Data d, int row, boolean inParent) {
        int joint = m.actuators.transmissions.target[row];
        int actuator = m.actuators.transmissions.actuator[row];
        int at = row * m.nv + m.joints.dofStart[joint];
        Vec3 gear = Vec3.at(m.actuators.gear, 6 * actuator + 3);
        if (inParent) {
            gear = Quat.at(d.qpos, m.joints.qposStart[joint] + 3).normalized().inverseRotate(gear);
        }
        Vec3.at(m.actuators.gear, 6 * actuator).store(d.transmissions.moment, at);
        gear.store(d.transmissions.moment, at + 3);
    }

    private static void ofSite(Model m, Data d, int row) {
        int site = m.actuators.transmissions.target[row];
        int actuator = m.actuators.transmissions.actuator[row];
        int body = m.sites.body[site];
        Quat frame = Quat.at(d.sites.orientation, 4 * site);
        Vec3 force = frame.rotate(Vec3.at(m.actuators.gear, 6 * actuator));
        Vec3 torque = frame.rotate(Vec3.at(m.actuators.gear, 6 * actuator + 3));
        Vec3 point = Vec3.at(d.sites.position, 3 * site);
        PointMotion.addDifference(m, d, d.transmissions.moment, row * m.nv, point, 0, point, body, force);
        PointMotion.addTurning(m, d, d.transmissions.moment, row * m.nv, 0, body, torque);
    }

    // what moves both sites does not count
    private static void ofSitePair(Model m, Data d, int row) {
        int site = m.actuators.transmissions.target[row];
        int other = m.actuators.transmissions.reference[row];
        int actuator = m.actuators.transmissions.actuator[row];
        Vec3 gear = Vec3.at(m.actuators.gear, 6 * actuator);
        Vec3 turnGear = Vec3.at(m.actuators.gear, 6 * actuator + 3);
        Quat frame = Quat.at(d.sites.orientation, 4 * other);
        Vec3 point = Vec3.at(d.sites.position, 3 * site);
        Vec3 origin = Vec3.at(d.sites.position, 3 * other);
        Vec3 turned = lengthFrame(m, d, other)
                .conjugate()
                .times(lengthFrame(m, d, site))
                .toRotationVector();
        d.transmissions.length[row] = frame.inverseRotate(point.minus(origin)).dot(gear) + turned.dot(turnGear);
        int body = m.sites.body[site];
        int otherBody = m.sites.body[other];
        int at = row * m.nv;
        PointMotion.addDifference(m, d, d.transmissions.moment, at, origin, otherBody, point, body, frame.rotate(gear));
        PointMotion.addTurning(m, d, d.transmissions.moment, at, otherBody, body, frame.rotate(turnGear));
    }

    // for the length MuJoCo turns by the site's own orientation last, and so do we
    private static Quat lengthFrame(Model m, Data d, int site) {
        return Quat.at(m.sites.orientation, 4 * site).times(Quat.at(d.bodyOrientation, 4 * m.sites.body[site]));
    }

    // length = a.v - sqrt((a.v)^2 + r^2 - v.v) with the slider's axis a and the vector v from slider to crank
    private static void ofSliderCrank(Model m, Data d, int row) {
        int crank = m.actuators.transmissions.target[row];
        int slider = m.actuators.transmissions.reference[row];
        float rod = m.actuators.transmissions.crankLength[row];
        float gear = m.actuators.gear[6 * m.actuators.transmissions.actuator[row]];
        Vec3 axis = Quat.at(d.sites.orientation, 4 * slider).rotate(new Vec3(0f, 0f, 1f));
        Vec3 origin = Vec3.at(d.sites.position, 3 * slider);
        Vec3 point = Vec3.at(d.sites.position, 3 * crank);
        Vec3 vector = point.minus(origin);
        float along = axis.dot(vector);
        float square = along * along + rod * rod - vector.dot(vector);
        Vec3 byVector = axis;
        Vec3 byAxis = vector;
        if (square > 0f) {
            float root = FloatMath.sqrt(square);
            d.transmissions.length[row] = gear * (along - root);
            byVector = axis.times(1f - along / root).plusTimes(vector, 1f / root);
            byAxis = vector.times(1f - along / root);
        } else {
            d.transmissions.length[row] = gear * along;
        }
        int sliderBody = m.sites.body[slider];
        int crankBody = m.sites.body[crank];
        int at = row * m.nv;
        byVector = byVector.times(gear);
        Vec3 turn = axis.cross(byAxis).times(gear);
        PointMotion.addDifference(m, d, d.transmissions.moment, at, point, 0, point, crankBody, byVector);
        PointMotion.addDifference(m, d, d.transmissions.moment, at, origin, sliderBody, origin, 0, byVector);
        PointMotion.addTurning(m, d, d.transmissions.moment, at, 0, sliderBody, turn);
    }
}
