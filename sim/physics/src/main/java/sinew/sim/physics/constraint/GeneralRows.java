package sinew.sim.physics.constraint;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;
import static sinew.sim.kernel.Lanes.sync;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.FloatMath;
import sinew.sim.math.Quat;
import sinew.sim.math.Vec3;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;

/** Makes the constraint rows with a Jacobian of their own: equalities, limits of ball joints, friction and limits of tendons. */
@KernelCode
public final class GeneralRows {
    private GeneralRows() {}

    /**
     * Makes the rows. While they are made, {@code rows.residual} holds their damping.
     *
     * @param m the model
     * @param d reads poses, tendons, {@code qpos}, {@code qvel}. Modified: {@code rows}, of which the second kind is complete.
     */
    public static void make(Model m, Data d) {
        int first = d.rows.count[0];
        int filled = 0;
        for (int equality = 0; equality < m.equalities.count; equality++) {
            if (EqualityRows.isActive(m, d, equality)) {
                EqualityRows.make(m, d, equality, first + filled);
                filled += m.equalities.size[equality];
            }
        }
        for (int ball = 0; ball < m.generalRows.ballCount; ball++) {
            if (makeBallLimit(m, d, ball, first, filled)) {
                filled++;
            }
        }
        filled = TendonRows.make(m, d, first, filled);
        sync();
        for (int row = first + lane(); row < first + filled; row += lanes()) {
            float velocity = 0f;
            for (int dof = 0; dof < m.nv; dof++) {
                velocity += d.rows.jacobian[(row - first) * m.nv + dof] * d.qvel[dof];
            }
            d.rows.reference[row] -= d.rows.residual[row] * velocity;
        }
        if (lane() == 0) {
            d.rows.count[1] = filled;
        }
        sync();
    }

    /** Writes a row without its Jacobian. First lane only. */
    static void storeRow(
            Data d, int row, float loss, float inverseWeight, float impedance, float damping, float reference) {
        d.rows.loss[row] = loss;
        d.rows.weight[row] = impedance / ((1f - impedance) * Math.max(1e-15f, inverseWeight));
        d.rows.residual[row] = damping;
        d.rows.reference[row] = reference;
    }

    /** The angle of a limited ball joint that is left to its limit less the margin, in rad; the limit is active if it is negative. */
    public static float ballViolation(Model m, Data d, int ball) {
        Vec3 rotation = ballRotation(m, d, ball);
        return m.generalRows.ballRange[ball] - FloatMath.sqrt(rotation.dot(rotation)) - m.generalRows.ballMargin[ball];
    }

    private static Vec3 ballRotation(Model m, Data d, int ball) {
        int joint = m.generalRows.ballJoint[ball];
        return Quat.at(d.qpos, m.joints.qposStart[joint]).normalized().toRotationVector();
    }

    private static boolean makeBallLimit(Model m, Data d, int ball, int first, int filled) {
        float violation = ballViolation(m, d, ball);
        if (violation >= 0f) {
            return false;
        }
        Vec3 rotation = ballRotation(m, d, ball);
        float angle = FloatMath.sqrt(rotation.dot(rotation));
        Vec3 axis = angle > 0f ? rotation.times(-1f / angle) : new Vec3(-1f, 0f, 0f);
        int dof = m.joints.dofStart[m.generalRows.ballJoint[ball]];
        int at = filled * m.nv;
        for (int i = lane(); i < m.nv; i += lanes()) {
            float entry = 0f;
            if (i == dof) {
                entry = axis.x();
            } else if (i == dof + 1) {
                entry = axis.y();
            } else if (i == dof + 2) {
                entry = axis.z();
            }
            d.rows.jacobian[at + i] = entry;
        }
        if (lane() == 0) {
            float impedance = Impedance.of(m.generalRows.ballImpedance, 5 * ball, violation);
            float reference = -m.generalRows.ballReference[2 * ball] * impedance * violation;
            storeRow(
                    d,
                    first + filled,
                    0f,
                    m.generalRows.ballInverseWeight[ball],
                    impedance,
                    m.generalRows.ballReference[2 * ball + 1],
                    reference);
        }
        return true;
    }
}
