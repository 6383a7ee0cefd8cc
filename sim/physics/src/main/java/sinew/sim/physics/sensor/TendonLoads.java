package sinew.sim.physics.sensor;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.Vec3;
import sinew.sim.physics.constraint.EqualityRows;
import sinew.sim.physics.constraint.TendonRows;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.force.TendonForces;
import sinew.sim.physics.force.Tendons;
import sinew.sim.physics.model.EqualityTable;
import sinew.sim.physics.model.Model;

/** What tendons exert on bodies where they begin, end and run round something. */
@KernelCode
final class TendonLoads {
    private static final float SMALLEST = 1e-15f;

    private TendonLoads() {}

    /** The force on a subtree, or the torque about a point, of all tendons that run through sites. */
    static Vec3 ofTendons(Model m, Data d, int root, Vec3 point, boolean torque) {
        Vec3 sum = Vec3.zero();
        for (int tendon = 0; tendon < m.tendons.count; tendon++) {
            int end = m.tendons.segmentStart[tendon + 1];
            if (end > m.tendons.segmentStart[tendon]) {
                float force = force(m, d, tendon);
                for (int i = m.tendons.segmentStart[tendon]; i < end; i++) {
                    sum = sum.plusTimes(ofSegment(m, d, i, root, point, torque), force);
                }
            }
        }
        return sum;
    }

    /** Everything that acts along a tendon: spring, damper, actuators, constraints and its own inertia. Positive where it lengthens. */
    private static float force(Model m, Data d, int tendon) {
        float force = TendonForces.passiveForce(m, d, tendon);
        for (int i = m.actuators.tendonStart[tendon]; i < m.actuators.tendonStart[tendon + 1]; i++) {
            int actuator = m.actuators.byTendon[i];
            force += m.actuators.gear[6 * actuator] * d.actuatorForce[actuator];
        }
        float armature = m.tendons.armature[tendon];
        if (armature != 0f) {
            force -= d.tendons.bias[tendon];
            for (int dof = 0; dof < m.nv; dof++) {
                force -= armature * d.tendons.jacobian[tendon * m.nv + dof] * d.qacc[dof];
            }
        }
        return force + ofConstraints(m, d, tendon) + ofEqualities(m, d, tendon);
    }

    // rows of limits are the last ones, those of friction come before
    private static float ofConstraints(Model m, Data d, int tendon) {
        int row = d.rows.count[0] + d.rows.count[1];
        float force = 0f;
        for (int limit = m.tendonRows.limitCount - 1; limit >= 0; limit--) {
            if (TendonRows.violation(m, d, limit) < 0f) {
                row--;
                if (m.tendonRows.limitTendon[limit] == tendon) {
                    force += TendonRows.sign(m, d, limit) * d.rows.force[row];
                }
            }
        }
        row -= m.tendonRows.frictionCount;
        for (int i = 0; i < m.tendonRows.frictionCount; i++) {
            if (m.tendonRows.frictionTendon[i] == tendon) {
                force += d.rows.force[row + i];
            }
        }
        return force;
    }

    private static float ofEqualities(Model m, Data d, int tendon) {
        float force = 0f;
        for (int equality = 0; equality < m.equalities.count; equality++) {
            if (m.equalities.type[equality] == EqualityTable.TENDON && EqualityRows.isActive(m, d, equality)) {
                float along = d.rows.force[d.rows.count[0] + EqualityRows.rowsBefore(m, d, equality)];
                if (m.equalities.object[2 * equality] == tendon) {
                    force += along;
                }
                if (m.equalities.object[2 * equality + 1] == tendon) {
                    force -= EqualityRows.slope(m, d, equality) * along;
                }
            }
        }
        return force;
    }

    /** What a segment exerts on a subtree for each unit of force along the tendon. */
    private static Vec3 ofSegment(Model m, Data d, int segment, int root, Vec3 point, boolean torque) {
        int first = m.tendons.segmentFirst[segment];
        int last = m.tendons.segmentLast[segment];
        float ofFirst = ForceSensors.side(m, root, m.sites.body[first]);
        float ofLast = ForceSensors.side(m, root, m.sites.body[last]);
        Vec3 from = Vec3.at(d.sites.position, 3 * first).minus(point);
        Vec3 to = Vec3.at(d.sites.position, 3 * last).minus(point);
        int obstacle = m.tendons.segmentObstacle[segment];
        float[] touch = new float[6];
        float curve = -1f;
        if (obstacle >= 0) {
            curve = Tendons.wrap(m, d, segment, touch);
        }
        Vec3 load = Vec3.zero();
        if (curve < 0f) {
            load = ofStraight(from, ofFirst, to, ofLast, torque);
        } else {
            float ofObstacle = ForceSensors.side(m, root, m.tendons.obstacles.body[obstacle]);
            load = ofStraight(from, ofFirst, Vec3.at(touch, 0).minus(point), ofObstacle, torque)
                    .plus(ofStraight(Vec3.at(touch, 3).minus(point), ofObstacle, to, ofLast, torque));
        }
        return load.times(m.tendons.segmentFactor[segment]);
    }

    // the ends are pushed apart along the line between them
    private static Vec3 ofStraight(Vec3 from, float ofFrom, Vec3 to, float ofTo, boolean torque) {
        Vec3 span = to.minus(from);
        float length = span.norm();
        Vec3 load = Vec3.zero();
        if (ofFrom != ofTo && length > SMALLEST) {
            load = span.times((ofTo - ofFrom) / length);
            if (torque) {
                load = to.cross(load);
            }
        }
        return load;
    }
}
