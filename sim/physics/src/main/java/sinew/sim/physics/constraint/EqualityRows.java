package sinew.sim.physics.constraint;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.FloatMath;
import sinew.sim.math.Quat;
import sinew.sim.math.Vec3;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.EqualityTable;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.smooth.VelocityProducts;

/** Makes the rows of equality constraints (MuJoCo documentation, Computation, "Equality"). */
@KernelCode
public final class EqualityRows {
    private static final float EQUALITY = -1f;

    private EqualityRows() {}

    /**
     * Whether a constraint holds.
     *
     * @param m the model
     * @param d reads {@code memory}
     * @param equality index in {@code m.equalities}
     * @return whether it makes rows
     */
    public static boolean isActive(Model m, Data d, int equality) {
        return d.memory[m.equalities.flag[equality]] != 0f;
    }

    /**
     * How many rows the active constraints before one make.
     *
     * @param m the model
     * @param d reads {@code memory}
     * @param end index in {@code m.equalities}
     * @return the place of its first row among the general rows
     */
    public static int rowsBefore(Model m, Data d, int end) {
        int rows = 0;
        for (int equality = 0; equality < end; equality++) {
            if (isActive(m, d, equality)) {
                rows += m.equalities.size[equality];
            }
        }
        return rows;
    }

    /** Makes the rows of one constraint from {@code row} on. */
    static void make(Model m, Data d, int equality, int row) {
        int type = m.equalities.type[equality];
        if (type == EqualityTable.CONNECT || type == EqualityTable.WELD) {
            makeBodies(m, d, equality, row);
        } else {
            makePolynomial(m, d, equality, row);
        }
    }

    private static Vec3 anchor(Model m, Data d, int side) {
        int body = m.equalities.object[side];
        return Quat.at(d.bodyOrientation, 4 * body)
                .rotate(Vec3.at(m.equalities.anchor, 3 * side))
                .plus(Vec3.at(d.bodyPosition, 3 * body));
    }

    private static Quat orientation(Model m, Data d, int side) {
        return Quat.at(d.bodyOrientation, 4 * m.equalities.object[side])
                .times(Quat.at(m.equalities.orientation, 4 * side));
    }

    /** What a weld's three rows of rotation exert on its first body: the force along their Jacobian. */
    public static Vec3 torque(Model m, Data d, int equality, int forces) {
        Quat force = new Quat(0f, d.rows.force[forces], d.rows.force[forces + 1], d.rows.force[forces + 2]);
        Quat torque = orientation(m, d, 2 * equality + 1)
                .times(force)
                .times(orientation(m, d, 2 * equality).conjugate());
        return new Vec3(torque.x(), torque.y(), torque.z()).times(0.5f * m.equalities.coefficient[5 * equality]);
    }

    private static void makeBodies(Model m, Data d, int equality, int row) {
        boolean weld = m.equalities.type[equality] == EqualityTable.WELD;
        Vec3 first = anchor(m, d, 2 * equality);
        Vec3 second = anchor(m, d, 2 * equality + 1);
        Vec3 offset = first.minus(second);
        Quat from = orientation(m, d, 2 * equality + 1).conjugate();
        Quat to = orientation(m, d, 2 * equality);
        Quat between = from.times(to);
        float scale = m.equalities.coefficient[5 * equality];
        Vec3 turn = new Vec3(between.x(), between.y(), between.z()).times(scale);
        int at = (row - d.rows.count[0]) * m.nv;
        for (int dof = lane(); dof < m.nv; dof += lanes()) {
            float ofFirst = moves(m, dof, m.equalities.object[2 * equality]) ? 1f : 0f;
            float ofSecond = moves(m, dof, m.equalities.object[2 * equality + 1]) ? 1f : 0f;
            Vec3 velocity = velocity(m, d, dof, first)
                    .times(ofFirst)
                    .minus(velocity(m, d, dof, second).times(ofSecond));
            d.rows.jacobian[at + dof] = velocity.x();
            d.rows.jacobian[at + m.nv + dof] = velocity.y();
            d.rows.jacobian[at + 2 * m.nv + dof] = velocity.z();
            if (weld) {
                // 1/2 from (axis) to, the derivative of the vector part of from x to
                Vec3 axis = Vec3.at(d.motionAxis, 6 * dof).times(0.5f * scale * (ofFirst - ofSecond));
                Quat change =
                        from.times(new Quat(0f, axis.x(), axis.y(), axis.z())).times(to);
                d.rows.jacobian[at + 3 * m.nv + dof] = change.x();
                d.rows.jacobian[at + 4 * m.nv + dof] = change.y();
                d.rows.jacobian[at + 5 * m.nv + dof] = change.z();
            }
        }
        if (lane() == 0) {
            float square = offset.dot(offset);
            if (weld) {
                square += turn.dot(turn);
            }
            float impedance = Impedance.of(m.equalities.impedance, 5 * equality, FloatMath.sqrt(square));
            storeBodies(m, d, equality, row, impedance);
        }
    }

    // rows without their Jacobian; the reference makes up for the accelerations of both bodies while no joint
    // accelerates
    private static void storeBodies(Model m, Data d, int equality, int row, float impedance) {
        int firstBody = m.equalities.object[2 * equality];
        int secondBody = m.equalities.object[2 * equality + 1];
        Vec3 first = anchor(m, d, 2 * equality);
        Vec3 second = anchor(m, d, 2 * equality + 1);
        float[] ofFirst = new float[6];
        float[] ofSecond = new float[6];
        VelocityProducts.ofBody(m, d, firstBody, ofFirst);
        VelocityProducts.ofBody(m, d, secondBody, ofSecond);
        Vec3 apart = VelocityProducts.ofPoint(m, d, firstBody, ofFirst, first)
                .minus(VelocityProducts.ofPoint(m, d, secondBody, ofSecond, second));
        storeThree(m, d, equality, row, impedance, first.minus(second), apart, 0);
        if (m.equalities.type[equality] == EqualityTable.WELD) {
            float scale = m.equalities.coefficient[5 * equality];
            Quat from = orientation(m, d, 2 * equality + 1).conjugate();
            Quat to = orientation(m, d, 2 * equality);
            Vec3 spin = Vec3.at(d.bodyVelocity, 6 * firstBody);
            Vec3 otherSpin = Vec3.at(d.bodyVelocity, 6 * secondBody);
            Vec3 turning = spin.minus(otherSpin);
            Vec3 faster = Vec3.at(ofFirst, 0).minus(Vec3.at(ofSecond, 0));
            // second derivative of from x to, with products of rotations as quaternions
            Vec3 bend = faster.plusTimes(turning.cross(spin).minus(otherSpin.cross(turning)), 0.5f);
            float shrink = 0.5f * (otherSpin.dot(turning) - turning.dot(spin));
            Quat change =
                    from.times(new Quat(shrink, bend.x(), bend.y(), bend.z())).times(to);
            Vec3 curving = new Vec3(change.x(), change.y(), change.z()).times(0.5f * scale);
            Quat between = from.times(to);
            Vec3 turn = new Vec3(between.x(), between.y(), between.z()).times(scale);
            storeThree(m, d, equality, row + 3, impedance, turn, curving, 1);
        }
    }

    private static void storeThree(
            Model m, Data d, int equality, int row, float impedance, Vec3 offset, Vec3 acceleration, int kind) {
        store(m, d, equality, row, impedance, offset.x(), kind);
        store(m, d, equality, row + 1, impedance, offset.y(), kind);
        store(m, d, equality, row + 2, impedance, offset.z(), kind);
        d.rows.reference[row] -= acceleration.x();
        d.rows.reference[row + 1] -= acceleration.y();
        d.rows.reference[row + 2] -= acceleration.z();
    }

    private static void store(Model m, Data d, int equality, int row, float impedance, float offset, int kind) {
        GeneralRows.storeRow(
                d,
                row,
                EQUALITY,
                m.equalities.inverseWeight[2 * equality + kind],
                impedance,
                m.equalities.reference[2 * equality + 1],
                -m.equalities.reference[2 * equality] * impedance * offset);
    }

    private static boolean moves(Model m, int dof, int body) {
        int mover = m.dofs.body[dof];
        return mover <= body && body < m.bodies.subtreeEnd[mover];
    }

    // of a point that moves with the degree of freedom
    private static Vec3 velocity(Model m, Data d, int dof, Vec3 point) {
        Vec3 center = Vec3.at(d.subtreeCenter, 3 * m.bodies.root[m.dofs.body[dof]]);
        return Vec3.at(d.motionAxis, 6 * dof).cross(point.minus(center)).plus(Vec3.at(d.motionAxis, 6 * dof + 3));
    }

    private static void makePolynomial(Model m, Data d, int equality, int row) {
        int first = m.equalities.object[2 * equality];
        int second = m.equalities.object[2 * equality + 1];
        int c = 5 * equality;
        float offset = position(m, d, equality, first) - m.equalities.coefficient[c];
        float slope = 0f;
        if (second >= 0) {
            float x = position(m, d, equality, second);
            float a1 = m.equalities.coefficient[c + 1];
            float a2 = m.equalities.coefficient[c + 2];
            float a3 = m.equalities.coefficient[c + 3];
            float a4 = m.equalities.coefficient[c + 4];
            offset -= x * (a1 + x * (a2 + x * (a3 + x * a4)));
            slope = slope(m, d, equality);
        }
        int at = (row - d.rows.count[0]) * m.nv;
        for (int dof = lane(); dof < m.nv; dof += lanes()) {
            float entry = entry(m, d, equality, first, dof);
            if (second >= 0) {
                entry -= slope * entry(m, d, equality, second, dof);
            }
            d.rows.jacobian[at + dof] = entry;
        }
        if (lane() == 0) {
            float impedance = Impedance.of(m.equalities.impedance, 5 * equality, offset);
            store(m, d, equality, row, impedance, offset, 0);
        }
    }

    /** How fast the first joint or tendon of an equality is to follow the second, where that is. */
    public static float slope(Model m, Data d, int equality) {
        int c = 5 * equality;
        float x = position(m, d, equality, m.equalities.object[2 * equality + 1]);
        return m.equalities.coefficient[c + 1]
                + x
                        * (2f * m.equalities.coefficient[c + 2]
                                + x
                                        * (3f * m.equalities.coefficient[c + 3]
                                                + x * 4f * m.equalities.coefficient[c + 4]));
    }

    // of a joint or tendon, less the one of the initial pose
    private static float position(Model m, Data d, int equality, int object) {
        if (m.equalities.type[equality] == EqualityTable.TENDON) {
            return d.tendons.length[object] - m.tendons.initialLength[object];
        }
        int qpos = m.joints.qposStart[object];
        return d.qpos[qpos] - m.qpos0[qpos];
    }

    private static float entry(Model m, Data d, int equality, int object, int dof) {
        if (m.equalities.type[equality] == EqualityTable.TENDON) {
            return d.tendons.jacobian[object * m.nv + dof];
        }
        return m.joints.dofStart[object] == dof ? 1f : 0f;
    }
}
