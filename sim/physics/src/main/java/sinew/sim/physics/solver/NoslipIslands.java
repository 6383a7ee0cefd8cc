package sinew.sim.physics.solver;

import sinew.sim.kernel.KernelCode;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.data.ScalarRows;
import sinew.sim.physics.model.Model;

/**
 * Islands: kinematic trees that no constraint joins move independently, and {@link NoslipSolver} ends for each when it no longer
 * improves (MuJoCo documentation, Computation, "Constraint islands"). First lane only.
 */
@KernelCode
final class NoslipIslands {
    private NoslipIslands() {}

    /** Finds them. Modified: {@code noslip.island}, {@code going}; {@code improvement} becomes the regularisation's cost. */
    static void find(Model m, Data d) {
        for (int tree = 0; tree < m.noslip.trees; tree++) {
            d.noslip.island[tree] = tree;
            d.noslip.improvement[tree] = 0f;
            d.noslip.going[tree] = 1;
        }
        if (m.noslip.trees > 1) {
            for (int row = 0; row < d.rows.count[1]; row++) {
                joinRow(m, d, row);
            }
            for (int contact = 0; contact < d.contacts.count[0]; contact++) {
                joinContact(m, d, contact);
            }
        }
        for (int row = 0; row < d.rows.count[0] + d.rows.count[1]; row++) {
            float force = d.rows.force[row];
            d.noslip.improvement[ofRow(m, d, row)] += 0.5f * force * force / d.rows.weight[row];
        }
        for (int contact = 0; contact < d.contacts.count[0]; contact++) {
            if (d.contactRows.dimensions[contact] > 0) {
                d.noslip.improvement[ofContact(m, d, contact)] += regularisation(m, d, contact);
            }
        }
    }

    private static void joinRow(Model m, Data d, int row) {
        int first = -1;
        for (int dof = 0; dof < m.nv; dof++) {
            if (d.rows.jacobian[row * m.nv + dof] != 0f) {
                first = join(m, d, first, m.noslip.tree[dof]);
            }
        }
    }

    private static void joinContact(Model m, Data d, int contact) {
        int first = -1;
        if (d.contactRows.dimensions[contact] > 0) {
            int chain = d.contactRows.chain[contact];
            for (int i = m.chains.start[chain]; i < m.chains.start[chain + 1]; i++) {
                first = join(m, d, first, m.noslip.tree[m.chains.dof[i]]);
            }
        }
    }

    // makes the island of a tree part of another; gives that one
    private static int join(Model m, Data d, int island, int tree) {
        int old = d.noslip.island[tree];
        if (island < 0) {
            return old;
        }
        if (old != island) {
            for (int i = 0; i < m.noslip.trees; i++) {
                if (d.noslip.island[i] == old) {
                    d.noslip.island[i] = island;
                }
            }
        }
        return island;
    }

    /** The island of a row of {@link ScalarRows}. */
    static int ofRow(Model m, Data d, int row) {
        int single = d.rows.count[0];
        if (m.noslip.trees == 1) {
            return 0;
        }
        if (row < single) {
            return d.noslip.island[m.noslip.tree[d.rows.dof[row]]];
        }
        int dof = 0;
        while (dof < m.nv - 1 && d.rows.jacobian[(row - single) * m.nv + dof] == 0f) {
            dof++;
        }
        return d.noslip.island[m.noslip.tree[dof]];
    }

    /** The island of a contact that makes forces. */
    static int ofContact(Model m, Data d, int contact) {
        return d.noslip.island[m.noslip.tree[m.chains.dof[m.chains.start[d.contactRows.chain[contact]]]]];
    }

    // half the sum of R f^2
    private static float regularisation(Model m, Data d, int contact) {
        int row = contact * m.contactRows.dimensions;
        int dimensions = d.contactRows.dimensions[contact];
        int f = 5 * d.contactRows.parameters[contact];
        float weight = d.contactRows.weight[contact];
        if (m.solver.elliptic && dimensions > 1) {
            float mu = ContactForces.mu(m, f);
            float sum = d.contactRows.force[row] * d.contactRows.force[row];
            for (int k = 1; k < dimensions; k++) {
                float force = d.contactRows.force[row + k];
                sum += force * force / EllipticCone.ratio(m.contactParameters.friction, f, mu, k);
            }
            return 0.5f * sum / weight;
        }
        return PyramidCone.cost(m.contactParameters.friction, f, weight, d.contactRows.residual, row, dimensions);
    }
}
