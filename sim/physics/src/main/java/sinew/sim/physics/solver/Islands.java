package sinew.sim.physics.solver;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;
import static sinew.sim.kernel.Lanes.sync;

import sinew.sim.kernel.KernelCode;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.data.ScalarRows;
import sinew.sim.physics.model.Model;

/** Finds islands: kinematic trees that no constraint joins move independently. */
@KernelCode
final class Islands {
    private Islands() {}

    /** Finds the islands of the present rows. Modified: {@code islands}; all are going. */
    static void find(Model m, Data d) {
        if (lane() == 0) {
            for (int tree = 0; tree < m.islands.trees; tree++) {
                d.islands.ofTree[tree] = tree;
                d.islands.going[tree] = 1;
            }
            if (m.islands.on) {
                for (int row = 0; row < d.rows.count[1]; row++) {
                    joinRow(m, d, row);
                }
                for (int contact = 0; contact < d.contacts.count[0]; contact++) {
                    joinContact(m, d, contact);
                }
            }
        }
        sync();
        if (m.islands.on) {
            for (int row = lane(); row < d.rows.count[0] + d.rows.count[1]; row += lanes()) {
                d.islands.ofRow[row] = d.islands.ofTree[m.islands.tree[dofOf(m, d, row)]];
            }
            for (int contact = lane(); contact < d.contacts.count[0]; contact += lanes()) {
                int first = m.chains.start[d.contactRows.chain[contact]];
                d.islands.ofContact[contact] = d.contactRows.dimensions[contact] == 0
                        ? -1
                        : d.islands.ofTree[m.islands.tree[m.chains.dof[first]]];
            }
            sync();
        }
    }

    private static void joinRow(Model m, Data d, int row) {
        int first = -1;
        for (int dof = 0; dof < m.nv; dof++) {
            if (d.rows.jacobian[row * m.nv + dof] != 0f) {
                first = join(m, d, first, m.islands.tree[dof]);
            }
        }
    }

    private static void joinContact(Model m, Data d, int contact) {
        int first = -1;
        if (d.contactRows.dimensions[contact] > 0) {
            int chain = d.contactRows.chain[contact];
            for (int i = m.chains.start[chain]; i < m.chains.start[chain + 1]; i++) {
                first = join(m, d, first, m.islands.tree[m.chains.dof[i]]);
            }
        }
    }

    // makes the island of a tree part of another; gives that one
    private static int join(Model m, Data d, int island, int tree) {
        int old = d.islands.ofTree[tree];
        if (island < 0) {
            return old;
        }
        if (old != island) {
            for (int i = 0; i < m.islands.trees; i++) {
                if (d.islands.ofTree[i] == old) {
                    d.islands.ofTree[i] = island;
                }
            }
        }
        return island;
    }

    private static int dofOf(Model m, Data d, int row) {
        int single = d.rows.count[0];
        if (row < single) {
            return d.rows.dof[row];
        }
        int dof = 0;
        while (dof < m.nv - 1 && d.rows.jacobian[(row - single) * m.nv + dof] == 0f) {
            dof++;
        }
        return dof;
    }

    /** The island of a degree of freedom. */
    static int ofDof(Model m, Data d, int dof) {
        return m.islands.on ? d.islands.ofTree[m.islands.tree[dof]] : 0;
    }

    /** The island of a row of {@link ScalarRows}. */
    static int ofRow(Model m, Data d, int row) {
        return m.islands.on ? d.islands.ofRow[row] : 0;
    }

    /** The island of a contact; -1 for one that makes no force, where islands matter. */
    static int ofContact(Model m, Data d, int contact) {
        return m.islands.on ? d.islands.ofContact[contact] : 0;
    }

    /** First and second derivative, along the search direction, of the cost of this lane's rows of an island. */
    static Slope slope(Model m, Data d, int island, float step) {
        float first = 0f;
        float second = 0f;
        for (int row = lane(); row < d.rows.count[0] + d.rows.count[1]; row += lanes()) {
            if (ofRow(m, d, row) == island) {
                Slope one = RowForces.slopeOf(d, row, step);
                first += one.first();
                second += one.second();
            }
        }
        for (int contact = lane(); contact < d.contacts.count[0]; contact += lanes()) {
            if (ofContact(m, d, contact) == island) {
                Slope one = ContactForces.slopeOf(m, d, contact, step);
                first += one.first();
                second += one.second();
            }
        }
        return new Slope(first, second);
    }

    /** The cost of this lane's rows of an island at given residuals. */
    static float cost(Model m, Data d, int island, float[] rows, float[] contacts) {
        float sum = 0f;
        for (int row = lane(); row < d.rows.count[0] + d.rows.count[1]; row += lanes()) {
            if (ofRow(m, d, row) == island) {
                sum += RowForces.costOf(d.rows.weight[row], d.rows.loss[row], rows[row]);
            }
        }
        for (int contact = lane(); contact < d.contacts.count[0]; contact += lanes()) {
            if (ofContact(m, d, contact) == island) {
                sum += ContactForces.costOf(m, d, contact, contacts);
            }
        }
        return sum;
    }
}
