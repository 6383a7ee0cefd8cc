package sinew.sim.physics.sensor;

import sinew.sim.kernel.KernelCode;
import sinew.sim.physics.constraint.EqualityRows;
import sinew.sim.physics.constraint.GeneralRows;
import sinew.sim.physics.constraint.TendonRows;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.model.SensorTable;

/** Sensors of the limits of joints and tendons: how far, how fast and how hard something is at its limit; 0 if it is not near. */
@KernelCode
final class LimitSensors {
    private static final int POSITION = 0;
    private static final int VELOCITY = 1;

    private LimitSensors() {}

    /** Measures the limit of a joint. Modified: {@code d.sensors.values}. */
    static void ofJoint(Model m, Data d, int sensor) {
        int dof = m.sensors.index[sensor];
        int quantity = m.sensors.type[sensor] - SensorTable.JOINT_LIMIT_POSITION;
        float value = ofBall(m, d, dof, quantity);
        for (int row = m.dofRows.frictionCount; row < d.rows.count[0]; row++) {
            if (d.rows.dof[row] == dof) {
                if (quantity == POSITION) {
                    value = distance(m, d, dof);
                } else if (quantity == VELOCITY) {
                    value = d.rows.sign[row] * d.qvel[dof];
                } else {
                    value = d.rows.force[row];
                }
            }
        }
        d.sensors.values[m.sensors.address[sensor]] = value;
    }

    private static float ofBall(Model m, Data d, int dof, int quantity) {
        int row = d.rows.count[0] + EqualityRows.rowsBefore(m, d, m.equalities.count);
        float value = 0f;
        for (int ball = 0; ball < m.generalRows.ballCount; ball++) {
            float violation = GeneralRows.ballViolation(m, d, ball);
            if (violation < 0f) {
                if (m.joints.dofStart[m.generalRows.ballJoint[ball]] == dof) {
                    value = ofRow(m, d, row, violation, quantity);
                }
                row++;
            }
        }
        return value;
    }

    /** Measures the limit of a tendon. Modified: {@code d.sensors.values}. */
    static void ofTendon(Model m, Data d, int sensor) {
        int tendon = m.sensors.index[sensor];
        int quantity = m.sensors.type[sensor] - SensorTable.TENDON_LIMIT_POSITION;
        int row = d.rows.count[0] + d.rows.count[1];
        float value = 0f;
        for (int limit = m.tendonRows.limitCount - 1; limit >= 0; limit--) {
            float violation = TendonRows.violation(m, d, limit);
            if (violation < 0f) {
                row--;
                if (m.tendonRows.limitTendon[limit] == tendon) {
                    value = ofRow(m, d, row, violation, quantity);
                }
            }
        }
        d.sensors.values[m.sensors.address[sensor]] = value;
    }

    private static float ofRow(Model m, Data d, int row, float violation, int quantity) {
        float value = violation;
        if (quantity == VELOCITY) {
            int at = (row - d.rows.count[0]) * m.nv;
            value = 0f;
            for (int dof = 0; dof < m.nv; dof++) {
                value += d.rows.jacobian[at + dof] * d.qvel[dof];
            }
        } else if (quantity != POSITION) {
            value = d.rows.force[row];
        }
        return value;
    }

    private static float distance(Model m, Data d, int dof) {
        float distance = 0f;
        for (int limit = 0; limit < m.dofRows.limitCount; limit++) {
            if (m.dofRows.limitDof[limit] == dof) {
                float position = d.qpos[m.dofRows.limitPosition[limit]];
                distance = Math.min(
                                position - m.dofRows.limitRange[2 * limit],
                                m.dofRows.limitRange[2 * limit + 1] - position)
                        - m.dofRows.limitMargin[limit];
            }
        }
        return distance;
    }
}
