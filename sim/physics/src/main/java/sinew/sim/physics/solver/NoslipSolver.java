package sinew.sim.physics.solver;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;
import static sinew.sim.kernel.Lanes.sync;

import sinew.sim.kernel.KernelCode;
import sinew.sim.kernel.Lanes;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.model.NoslipTable;

/**
 * Makes dry friction stiff after constraints were solved: turn by turn every friction force becomes the one without which its row would
 * slip, within its bound, and without the regularisation that lets it creep (MuJoCo documentation, Computation, "Noslip solver"). All
 * other forces stay, and with pyramids the sum of each two opposing edges.
 *
 * <p>Rows only look at accelerations, whose change is kept: a row's force changes them by its response.
 */
@KernelCode
final class NoslipSolver {
    private static final float LEAST_INERTIA = 1e-15f;
    private static final float LEAST_RISE = 1e-10f;

    private NoslipSolver() {}

    /**
     * Corrects friction.
     *
     * @param m the model; it has {@link NoslipTable#on}
     * @param d reads rows, {@code mass}. Modified: forces of friction rows, {@code qfrcConstraint}, {@code qacc}, {@code noslip}.
     */
    static void solve(Model m, Data d) {
        NoslipRows.prepare(m, d);
        int turn = 0;
        boolean going = true;
        while (going && turn < m.noslip.iterations) {
            for (int i = 0; i < d.noslip.count[0]; i++) {
                updateScalar(m, d, i);
            }
            for (int i = 0; i < d.contacts.count[0]; i++) {
                updateContact(m, d, d.noslip.order[i]);
            }
            turn++;
            going = note(m, d);
        }
        for (int dof = lane(); dof < m.nv; dof += lanes()) {
            d.qacc[dof] += d.noslip.change[dof];
            d.qfrcConstraint[dof] = 0f;
        }
        sync();
        RowForces.addForces(m, d);
        ContactForces.addForces(m, d);
        sync();
    }

    // which islands go on; whether any does
    private static boolean note(Model m, Data d) {
        boolean going = false;
        for (int tree = 0; tree < m.islands.trees; tree++) {
            boolean improves = d.islands.improvement[tree] * m.solver.scale >= m.noslip.tolerance;
            going = going || (d.islands.going[tree] > 0 && improves);
        }
        sync();
        for (int tree = lane(); tree < m.islands.trees; tree += lanes()) {
            boolean improves = d.islands.improvement[tree] * m.solver.scale >= m.noslip.tolerance;
            d.islands.going[tree] = d.islands.going[tree] > 0 && improves ? 1 : 0;
            d.islands.improvement[tree] = 0f;
        }
        sync();
        return going;
    }

    private static void updateScalar(Model m, Data d, int i) {
        int row = d.noslip.row[i];
        int island = Islands.ofRow(m, d, row);
        if (d.islands.going[island] > 0) {
            float change = changeOfRow(m, d, row);
            float slip = d.rows.residual[row] + change;
            float inertia = Math.max(LEAST_INERTIA, d.noslip.diagonal[i]);
            float bound = d.rows.loss[row];
            float old = d.rows.force[row];
            float force = Math.min(Math.max(old - slip / inertia, -bound), bound);
            sync();
            if (lane() == 0) {
                d.rows.force[row] = force;
                d.islands.improvement[island] += improvement(inertia, slip, force - old);
            }
            move(m, d, i * m.nv, force - old);
            sync();
        }
    }

    private static float improvement(float inertia, float slip, float change) {
        return -change * (0.5f * inertia * change + slip);
    }

    private static float changeOfRow(Model m, Data d, int row) {
        int single = d.rows.count[0];
        if (row < single) {
            return d.rows.sign[row] * d.noslip.change[d.rows.dof[row]];
        }
        float sum = 0f;
        for (int dof = lane(); dof < m.nv; dof += lanes()) {
            sum += d.rows.jacobian[(row - single) * m.nv + dof] * d.noslip.change[dof];
        }
        return Lanes.sum(sum);
    }

    private static void updateContact(Model m, Data d, int contact) {
        int dimensions = d.contactRows.dimensions[contact];
        if (dimensions > 1) {
            int island = Islands.ofContact(m, d, contact);
            if (d.islands.going[island] > 0) {
                if (m.solver.elliptic) {
                    updateCone(m, d, contact, island, dimensions);
                } else {
                    for (int k = 0; k + 1 < dimensions; k++) {
                        updateEdges(m, d, contact, island, k);
                    }
                }
            }
        }
    }

    // one friction dimension of a pyramid
    private static void updateEdges(Model m, Data d, int contact, int island, int k) {
        int most = m.noslip.contactRows;
        int row = contact * m.contactRows.dimensions + 1 + k;
        float friction = m.contactParameters.friction[5 * d.contactRows.parameters[contact] + k];
        float change = changeOfContact(m, d, contact, row);
        float slip = d.contactRows.residual[row] + change;
        float inertia = d.noslip.block[(contact * most + k) * most + k];
        float bound = d.noslip.bound[contact * most + k];
        float old = d.contactRows.force[row];
        float force = 0f;
        if (4f * friction * friction * inertia >= LEAST_INERTIA) {
            force = Math.min(Math.max(old - slip / inertia, -bound), bound);
        }
        float better = improvement(inertia, slip, force - old);
        if (better < -LEAST_RISE) {
            force = old;
            better = 0f;
        }
        sync();
        if (lane() == 0) {
            d.contactRows.force[row] = force;
            d.islands.improvement[island] += better;
        }
        move(m, d, NoslipRows.responseOf(m, contact, k), force - old);
        sync();
    }

    private static void updateCone(Model m, Data d, int contact, int island, int dimensions) {
        int row = contact * m.contactRows.dimensions + 1;
        for (int k = 0; k + 1 < dimensions; k++) {
            float change = changeOfContact(m, d, contact, row + k);
            if (lane() == 0) {
                d.noslip.slip[k] = d.contactRows.residual[row + k] + change;
            }
        }
        if (lane() == 0) {
            float better = FrictionEllipsoid.update(m, d, contact, dimensions - 1);
            d.islands.improvement[island] += better;
        }
        sync();
        for (int k = 0; k + 1 < dimensions; k++) {
            move(m, d, NoslipRows.responseOf(m, contact, k), d.noslip.step[k]);
        }
        sync();
    }

    private static float changeOfContact(Model m, Data d, int contact, int row) {
        int first = m.chains.start[d.contactRows.chain[contact]];
        int length = m.chains.start[d.contactRows.chain[contact] + 1] - first;
        float sum = 0f;
        for (int i = lane(); i < length; i += lanes()) {
            sum += d.contactRows.jacobian[row * m.chains.stride + i] * d.noslip.change[m.chains.dof[first + i]];
        }
        return Lanes.sum(sum);
    }

    private static void move(Model m, Data d, int response, float step) {
        for (int dof = lane(); dof < m.nv; dof += lanes()) {
            d.noslip.change[dof] += step * d.noslip.response[response + dof];
        }
    }
}
