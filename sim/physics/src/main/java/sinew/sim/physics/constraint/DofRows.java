package sinew.sim.physics.constraint;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;
import static sinew.sim.kernel.Lanes.sync;

import sinew.sim.kernel.KernelCode;
import sinew.sim.kernel.Lanes;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;

/** Makes the constraint rows on single degrees of freedom (MuJoCo documentation, Computation, "Friction loss" and "Limit"). */
@KernelCode
public final class DofRows {
    private DofRows() {}

    /**
     * Makes a row of every dry friction and every limit that is near.
     *
     * @param m the model
     * @param d reads {@code qpos}, {@code qvel}. Modified: {@code rows}, of which the first kind is complete.
     */
    public static void make(Model m, Data d) {
        for (int i = lane(); i < m.dofRows.frictionCount; i += lanes()) {
            int dof = m.dofRows.frictionDof[i];
            d.rows.dof[i] = dof;
            d.rows.sign[i] = 1f;
            d.rows.loss[i] = m.dofRows.frictionLoss[i];
            d.rows.weight[i] = m.dofRows.frictionWeight[i];
            d.rows.reference[i] = -m.dofRows.frictionDamping[i] * d.qvel[dof];
        }
        int filled = m.dofRows.frictionCount;
        for (int first = 0; first < m.dofRows.limitCount; first += lanes()) {
            int limit = first + lane();
            boolean near = limit < m.dofRows.limitCount && distance(m, d, limit) < m.dofRows.limitMargin[limit];
            int place = filled + Lanes.offset(near ? 1 : 0);
            if (near) {
                makeLimit(m, d, limit, place);
            }
            filled += Lanes.total(near ? 1 : 0);
        }
        if (lane() == 0) {
            d.rows.count[0] = filled;
            d.rows.count[1] = 0;
        }
        sync();
    }

    private static float distance(Model m, Data d, int limit) {
        float position = d.qpos[m.dofRows.limitPosition[limit]];
        return Math.min(position - m.dofRows.limitRange[2 * limit], m.dofRows.limitRange[2 * limit + 1] - position);
    }

    private static void makeLimit(Model m, Data d, int limit, int row) {
        float position = d.qpos[m.dofRows.limitPosition[limit]];
        float fromLower = position - m.dofRows.limitRange[2 * limit];
        float fromUpper = m.dofRows.limitRange[2 * limit + 1] - position;
        float sign = fromLower <= fromUpper ? 1f : -1f;
        float violation = Math.min(fromLower, fromUpper) - m.dofRows.limitMargin[limit];
        float impedance = Impedance.of(m.dofRows.limitImpedance, 5 * limit, violation);
        int dof = m.dofRows.limitDof[limit];
        d.rows.dof[row] = dof;
        d.rows.sign[row] = sign;
        d.rows.loss[row] = 0f;
        d.rows.weight[row] = impedance / ((1f - impedance) * m.dofRows.limitInverseWeight[limit]);
        d.rows.reference[row] = -m.dofRows.limitReference[2 * limit + 1] * sign * d.qvel[dof]
                - m.dofRows.limitReference[2 * limit] * impedance * violation;
    }
}
