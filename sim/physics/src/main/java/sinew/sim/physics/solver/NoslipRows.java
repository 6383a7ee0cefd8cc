package sinew.sim.physics.solver;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;
import static sinew.sim.kernel.Lanes.sync;

import sinew.sim.kernel.KernelCode;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.smooth.MassMatrix;
import sinew.sim.physics.smooth.TreeFactor;

/** What {@link NoslipSolver} knows of friction rows before its first turn: their order, islands, and what their forces do. */
@KernelCode
final class NoslipRows {
    private NoslipRows() {}

    /** Prepares everything. Modified: {@code noslip}; {@code massFactor} and {@code inverseDiagonal} where several lanes work. */
    static void prepare(Model m, Data d) {
        if (lane() == 0) {
            listFriction(d);
            NoslipCost.start(m, d);
        }
        for (int contact = lane(); contact < d.contacts.count[0]; contact += lanes()) {
            place(m, d, contact);
            if (!m.solver.elliptic) {
                findBounds(m, d, contact);
            }
        }
        if (lanes() > 1) {
            MassMatrix.copyToFactor(m, d);
            TreeFactor.factor(m, d.massFactor, d.inverseDiagonal);
        }
        sync();
        startChange(m, d);
        for (int i = lane(); i < d.noslip.count[0]; i += lanes()) {
            respondToScalar(m, d, i);
        }
        int most = m.noslip.contactRows;
        for (int i = lane(); i < d.contacts.count[0] * most; i += lanes()) {
            int contact = i / most;
            if (i - contact * most + 1 < d.contactRows.dimensions[contact]) {
                respondToContact(m, d, contact, i - contact * most);
            }
        }
        sync();
        for (int contact = lane(); contact < d.contacts.count[0]; contact += lanes()) {
            fillBlock(m, d, contact);
        }
        sync();
    }

    // first the degrees of freedom, then the tendons
    private static void listFriction(Data d) {
        int found = 0;
        for (int row = 0; row < d.rows.count[0] + d.rows.count[1]; row++) {
            if (d.rows.loss[row] > 0f) {
                d.noslip.row[found] = row;
                found++;
            }
        }
        d.noslip.count[0] = found;
    }

    private static void place(Model m, Data d, int contact) {
        int rank = m.noslip.pairRank[d.contacts.pair[contact]];
        int before = 0;
        for (int other = 0; other < d.contacts.count[0]; other++) {
            int otherRank = m.noslip.pairRank[d.contacts.pair[other]];
            before += otherRank < rank || (otherRank == rank && other < contact) ? 1 : 0;
        }
        d.noslip.order[before] = contact;
    }

    // the forces of two opposing edges keep their sum
    private static void findBounds(Model m, Data d, int contact) {
        int f = 5 * d.contactRows.parameters[contact];
        int row = contact * m.contactRows.dimensions;
        for (int k = 1; k < d.contactRows.dimensions[contact]; k++) {
            float friction = m.contactParameters.friction[f + k - 1];
            float side = friction * d.contactRows.residual[row + k];
            float edges =
                    Math.min(d.contactRows.residual[row] + side, 0f) + Math.min(d.contactRows.residual[row] - side, 0f);
            d.noslip.bound[contact * m.noslip.contactRows + k - 1] = -friction * d.contactRows.weight[contact] * edges;
        }
    }

    // constraints may have been left unsolved: accelerations are those that their forces make
    private static void startChange(Model m, Data d) {
        for (int dof = lane(); dof < m.nv; dof += lanes()) {
            d.noslip.change[dof] = -d.solver.gradient[dof];
        }
        sync();
        TreeFactor.solve(m, d.massFactor, d.inverseDiagonal, d.noslip.change);
    }

    private static void respondToScalar(Model m, Data d, int i) {
        int row = d.noslip.row[i];
        int single = d.rows.count[0];
        for (int dof = 0; dof < m.nv; dof++) {
            d.noslip.response[i * m.nv + dof] =
                    row < single ? 0f : d.rows.jacobian[Math.max(0, row - single) * m.nv + dof];
        }
        if (row < single) {
            d.noslip.response[i * m.nv + d.rows.dof[row]] = d.rows.sign[row];
        }
        TreeFactor.solveAlone(m, d.massFactor, d.inverseDiagonal, d.noslip.response, i * m.nv);
        float sum = 0f;
        if (row < single) {
            sum = d.rows.sign[row] * d.noslip.response[i * m.nv + d.rows.dof[row]];
        } else {
            for (int dof = 0; dof < m.nv; dof++) {
                sum += d.rows.jacobian[(row - single) * m.nv + dof] * d.noslip.response[i * m.nv + dof];
            }
        }
        d.noslip.diagonal[i] = sum;
    }

    /** Where the response to a friction row of a contact begins. */
    static int responseOf(Model m, int contact, int friction) {
        return (m.noslip.frictionCount + contact * m.noslip.contactRows + friction) * m.nv;
    }

    private static void respondToContact(Model m, Data d, int contact, int friction) {
        int at = responseOf(m, contact, friction);
        int first = m.chains.start[d.contactRows.chain[contact]];
        int length = m.chains.start[d.contactRows.chain[contact] + 1] - first;
        int jacobian = (contact * m.contactRows.dimensions + 1 + friction) * m.chains.stride;
        for (int dof = 0; dof < m.nv; dof++) {
            d.noslip.response[at + dof] = 0f;
        }
        for (int i = 0; i < length; i++) {
            d.noslip.response[at + m.chains.dof[first + i]] = d.contactRows.jacobian[jacobian + i];
        }
        TreeFactor.solveAlone(m, d.massFactor, d.inverseDiagonal, d.noslip.response, at);
    }

    private static void fillBlock(Model m, Data d, int contact) {
        int most = m.noslip.contactRows;
        int first = m.chains.start[d.contactRows.chain[contact]];
        int length = m.chains.start[d.contactRows.chain[contact] + 1] - first;
        for (int k = 0; k + 1 < d.contactRows.dimensions[contact]; k++) {
            int jacobian = (contact * m.contactRows.dimensions + 1 + k) * m.chains.stride;
            for (int l = 0; l + 1 < d.contactRows.dimensions[contact]; l++) {
                int at = responseOf(m, contact, l);
                float sum = 0f;
                for (int i = 0; i < length; i++) {
                    sum += d.contactRows.jacobian[jacobian + i] * d.noslip.response[at + m.chains.dof[first + i]];
                }
                d.noslip.block[(contact * most + k) * most + l] = sum;
            }
        }
    }
}
