package sinew.sim.physics;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;
import static sinew.sim.kernel.Lanes.sync;

import sinew.sim.kernel.KernelCode;

/** Cost, force and curvature of {@link ScalarRows} (MuJoCo documentation, Computation, "Primal": the cost s of one row). */
@KernelCode
final class RowForces {
    private RowForces() {}

    /** Multiplies all rows with a vector. {@code result} is modified. */
    static void multiply(Model m, Data d, float[] vector, float[] result) {
        int single = d.rows.count[0];
        for (int row = lane(); row < single; row += lanes()) {
            result[row] = d.rows.sign[row] * vector[d.rows.dof[row]];
        }
        int rows = single + d.rows.count[1];
        for (int row = single + lane(); row < rows; row += lanes()) {
            float sum = 0f;
            for (int dof = 0; dof < m.nv; dof++) {
                sum += d.rows.jacobian[(row - single) * m.nv + dof] * vector[dof];
            }
            result[row] = sum;
        }
    }

    /** Finds forces and pieces of the residuals; tells whether a row of this lane came to another piece. */
    static boolean update(Data d) {
        boolean changed = false;
        for (int row = lane(); row < d.rows.count[0] + d.rows.count[1]; row += lanes()) {
            float force = -d.rows.weight[row] * d.rows.residual[row];
            float loss = d.rows.loss[row];
            int state = stateOf(force, loss);
            if (state == ScalarRows.SATISFIED) {
                force = 0f;
            } else if (state != ScalarRows.QUADRATIC) {
                force = state == ScalarRows.SLIDES_BACK ? loss : -loss;
            }
            d.rows.force[row] = force;
            changed = changed || state != d.rows.state[row];
            d.rows.state[row] = state;
        }
        return changed;
    }

    /** The piece of the cost on which the quadratic one would give this force. */
    static int stateOf(float force, float loss) {
        if (loss < 0f) {
            return ScalarRows.QUADRATIC;
        }
        if (loss == 0f) {
            return force > 0f ? ScalarRows.QUADRATIC : ScalarRows.SATISFIED;
        }
        if (force >= loss) {
            return ScalarRows.SLIDES_BACK;
        }
        return force <= -loss ? ScalarRows.SLIDES_FORTH : ScalarRows.QUADRATIC;
    }

    /** Adds the rows' forces on the degrees of freedom. {@code qfrcConstraint} is modified. */
    static void addForces(Model m, Data d) {
        int single = d.rows.count[0];
        for (int row = lane(); row < m.dofRows.frictionCount; row += lanes()) {
            d.qfrcConstraint[d.rows.dof[row]] += d.rows.force[row];
        }
        sync();
        if (lane() == 0) {
            for (int row = m.dofRows.frictionCount; row < single; row++) {
                d.qfrcConstraint[d.rows.dof[row]] += d.rows.sign[row] * d.rows.force[row];
            }
        }
        sync();
        for (int row = 0; row < d.rows.count[1]; row++) {
            float force = d.rows.force[single + row];
            for (int dof = lane(); dof < m.nv; dof += lanes()) {
                d.qfrcConstraint[dof] += d.rows.jacobian[row * m.nv + dof] * force;
            }
        }
    }

    /** Adds J^T D J of the rows on their quadratic piece. {@code hessian} is modified. */
    static void addCurvature(Model m, Data d) {
        int single = d.rows.count[0];
        for (int row = lane(); row < m.dofRows.frictionCount; row += lanes()) {
            addToDiagonal(d, row);
        }
        sync();
        if (lane() == 0) {
            for (int row = m.dofRows.frictionCount; row < single; row++) {
                addToDiagonal(d, row);
            }
        }
        sync();
        for (int row = 0; row < d.rows.count[1]; row++) {
            if (d.rows.state[single + row] == ScalarRows.QUADRATIC) {
                addOuterProduct(m, d, row * m.nv, d.rows.weight[single + row]);
            }
        }
    }

    private static void addToDiagonal(Data d, int row) {
        if (d.rows.state[row] == ScalarRows.QUADRATIC) {
            int dof = d.rows.dof[row];
            d.solver.hessian[dof * (dof + 1) / 2 + dof] += d.rows.weight[row];
        }
    }

    private static void addOuterProduct(Model m, Data d, int at, float weight) {
        for (int i = lane(); i < m.nv; i += lanes()) {
            float factor = weight * d.rows.jacobian[at + i];
            if (factor != 0f) {
                int row = i * (i + 1) / 2;
                for (int j = 0; j <= i; j++) {
                    d.solver.hessian[row + j] += factor * d.rows.jacobian[at + j];
                }
            }
        }
    }

    /** The cost of this lane's rows at given residuals. */
    static float cost(Data d, float[] residual) {
        float cost = 0f;
        for (int row = lane(); row < d.rows.count[0] + d.rows.count[1]; row += lanes()) {
            cost += costOf(d.rows.weight[row], d.rows.loss[row], residual[row]);
        }
        return cost;
    }

    private static float costOf(float weight, float loss, float residual) {
        float force = -weight * residual;
        int state = stateOf(force, loss);
        if (state == ScalarRows.SATISFIED) {
            return 0f;
        }
        if (state == ScalarRows.QUADRATIC) {
            return -0.5f * force * residual;
        }
        return loss * (Math.abs(residual) - 0.5f * loss / weight);
    }

    /** First and second derivative of this lane's rows' cost along the search direction. */
    static Slope slope(Data d, float step) {
        float first = 0f;
        float second = 0f;
        for (int row = lane(); row < d.rows.count[0] + d.rows.count[1]; row += lanes()) {
            float direction = d.rows.direction[row];
            float weight = d.rows.weight[row];
            float force = -weight * (d.rows.residual[row] + step * direction);
            float loss = d.rows.loss[row];
            int state = stateOf(force, loss);
            if (state == ScalarRows.QUADRATIC) {
                first -= force * direction;
                second += weight * direction * direction;
            } else if (state == ScalarRows.SLIDES_BACK) {
                first -= loss * direction;
            } else if (state == ScalarRows.SLIDES_FORTH) {
                first += loss * direction;
            }
        }
        return new Slope(first, second);
    }

    /** How much this lane's rows' cost grows by a step along the search direction, without the rounding of their whole cost. */
    static float growth(Data d, float step) {
        float growth = 0f;
        for (int row = lane(); row < d.rows.count[0] + d.rows.count[1]; row += lanes()) {
            float weight = d.rows.weight[row];
            float loss = d.rows.loss[row];
            float before = d.rows.residual[row];
            float way = step * d.rows.direction[row];
            boolean quadratic = stateOf(-weight * before, loss) == ScalarRows.QUADRATIC
                    && stateOf(-weight * (before + way), loss) == ScalarRows.QUADRATIC;
            if (quadratic) {
                growth += weight * way * (before + 0.5f * way);
            } else {
                growth += costOf(weight, loss, before + way) - costOf(weight, loss, before);
            }
        }
        return growth;
    }
}
