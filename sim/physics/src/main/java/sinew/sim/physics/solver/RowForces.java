package sinew.sim.physics.solver;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;
import static sinew.sim.kernel.Lanes.sync;

import sinew.sim.kernel.KernelCode;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.data.ScalarRows;
import sinew.sim.physics.model.Model;

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
        // a joint has one limit row at most
        for (int row = m.dofRows.frictionCount + lane(); row < single; row += lanes()) {
            d.qfrcConstraint[d.rows.dof[row]] += d.rows.sign[row] * d.rows.force[row];
        }
        sync();
        for (int row = 0; row < d.rows.count[1]; row++) {
            float force = d.rows.force[single + row];
            for (int dof = lane(); dof < m.nv; dof += lanes()) {
                d.qfrcConstraint[dof] += d.rows.jacobian[row * m.nv + dof] * force;
            }
        }
    }

    /** Adds J^T D J of rows that came to their quadratic piece and takes it away from those that left it. {@code hessian} is modified. */
    static void addCurvature(Model m, Data d) {
        int single = d.rows.count[0];
        for (int row = lane(); row < m.dofRows.frictionCount; row += lanes()) {
            addToDiagonal(m, d, row);
        }
        sync();
        for (int row = m.dofRows.frictionCount + lane(); row < single; row += lanes()) {
            addToDiagonal(m, d, row);
        }
        sync();
        for (int row = 0; row < d.rows.count[1]; row++) {
            int change = change(d, single + row);
            if (change != 0) {
                addOuterProduct(m, d, row * m.nv, change * d.rows.weight[single + row]);
            }
        }
    }

    // 1 if the row came to its quadratic piece since the Hessian was made, -1 if it left it
    private static int change(Data d, int row) {
        int now = d.rows.state[row] == ScalarRows.QUADRATIC ? 1 : 0;
        int before = d.rows.assembled[row] == ScalarRows.QUADRATIC ? 1 : 0;
        return now - before;
    }

    private static void addToDiagonal(Model m, Data d, int row) {
        int change = change(d, row);
        if (change != 0) {
            int dof = d.rows.dof[row];
            d.solver.hessian[Hessian.place(m.nv, dof, dof)] += change * d.rows.weight[row];
        }
    }

    /** Notes that the Hessian holds the present states. */
    static void noteAssembled(Data d) {
        for (int row = lane(); row < d.rows.count[0] + d.rows.count[1]; row += lanes()) {
            d.rows.assembled[row] = d.rows.state[row];
        }
        for (int contact = lane(); contact < d.contacts.count[0]; contact += lanes()) {
            d.contactRows.assembled[contact] = d.contactRows.state[contact];
        }
    }

    private static void addOuterProduct(Model m, Data d, int at, float weight) {
        for (int i = lane(); i < m.nv; i += lanes()) {
            float factor = weight * d.rows.jacobian[at + i];
            if (factor != 0f) {
                for (int j = 0; j <= i; j++) {
                    d.solver.hessian[Hessian.place(m.nv, i, j)] += factor * d.rows.jacobian[at + j];
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

    static float costOf(float weight, float loss, float residual) {
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

    /** First and second derivative of one row's cost along the search direction. */
    static Slope slopeOf(Data d, int row, float step) {
        float direction = d.rows.direction[row];
        float weight = d.rows.weight[row];
        float force = -weight * (d.rows.residual[row] + step * direction);
        float loss = d.rows.loss[row];
        int state = stateOf(force, loss);
        if (state == ScalarRows.QUADRATIC) {
            return new Slope(-force * direction, weight * direction * direction);
        }
        float constant = state == ScalarRows.SLIDES_BACK ? -loss : loss;
        return new Slope(state == ScalarRows.SATISFIED ? 0f : constant * direction, 0f);
    }
}
