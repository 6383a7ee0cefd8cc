package sinew.sim.physics.constraint;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;

import sinew.sim.kernel.KernelCode;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;

/** Makes the rows of dry friction and limits of tendons. */
@KernelCode
public final class TendonRows {
    private TendonRows() {}

    /** Makes the rows from {@code filled} on, counted from the first row with a Jacobian; gives how many there are then. */
    static int make(Model m, Data d, int first, int filled) {
        int next = filled;
        for (int i = 0; i < m.tendonRows.frictionCount; i++) {
            int tendon = m.tendonRows.frictionTendon[i];
            copyJacobian(m, d, tendon, next, 1f);
            if (lane() == 0) {
                GeneralRows.storeRow(
                        d,
                        first + next,
                        m.tendonRows.frictionLoss[i],
                        m.tendonRows.inverseWeight[tendon],
                        m.tendonRows.frictionImpedance[i],
                        m.tendonRows.frictionDamping[i],
                        0f);
            }
            next++;
        }
        for (int i = 0; i < m.tendonRows.limitCount; i++) {
            int tendon = m.tendonRows.limitTendon[i];
            float violation = violation(m, d, i);
            if (violation < 0f) {
                copyJacobian(m, d, tendon, next, sign(m, d, i));
                if (lane() == 0) {
                    storeLimit(m, d, i, first + next, violation);
                }
                next++;
            }
        }
        return next;
    }

    /** The length that is left to a limit less the margin, in m; the limit is active if it is negative. */
    public static float violation(Model m, Data d, int limit) {
        return Math.min(fromLower(m, d, limit), fromUpper(m, d, limit)) - m.tendonRows.limitMargin[limit];
    }

    /** 1 where a limit's lower end is nearer and its force lengthens the tendon, else -1. */
    public static float sign(Model m, Data d, int limit) {
        return fromLower(m, d, limit) <= fromUpper(m, d, limit) ? 1f : -1f;
    }

    private static float fromLower(Model m, Data d, int limit) {
        return d.tendons.length[m.tendonRows.limitTendon[limit]] - m.tendonRows.limitRange[2 * limit];
    }

    private static float fromUpper(Model m, Data d, int limit) {
        return m.tendonRows.limitRange[2 * limit + 1] - d.tendons.length[m.tendonRows.limitTendon[limit]];
    }

    private static void copyJacobian(Model m, Data d, int tendon, int row, float sign) {
        for (int dof = lane(); dof < m.nv; dof += lanes()) {
            d.rows.jacobian[row * m.nv + dof] = sign * d.tendons.jacobian[tendon * m.nv + dof];
        }
    }

    private static void storeLimit(Model m, Data d, int limit, int row, float violation) {
        float impedance = Impedance.of(m.tendonRows.limitImpedance, 5 * limit, violation);
        GeneralRows.storeRow(
                d,
                row,
                0f,
                m.tendonRows.inverseWeight[m.tendonRows.limitTendon[limit]],
                impedance,
                m.tendonRows.limitReference[2 * limit + 1],
                -m.tendonRows.limitReference[2 * limit] * impedance * violation);
    }
}
