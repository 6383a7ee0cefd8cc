package sinew.sim.physics.solver;

import sinew.sim.kernel.KernelCode;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;

/** The part of the cost that {@link NoslipSolver} gives up: the regularisation of all rows, R f^2 / 2. First lane only. */
@KernelCode
final class NoslipCost {
    private NoslipCost() {}

    /** Starts the improvement of every island with it. Modified: {@code islands.improvement}. */
    static void start(Model m, Data d) {
        for (int tree = 0; tree < m.islands.trees; tree++) {
            d.islands.improvement[tree] = 0f;
            d.islands.going[tree] = 1;
        }
        for (int row = 0; row < d.rows.count[0] + d.rows.count[1]; row++) {
            float force = d.rows.force[row];
            int island = Islands.ofRow(m, d, row);
            d.islands.improvement[island] += 0.5f * force * force / d.rows.weight[row];
        }
        for (int contact = 0; contact < d.contacts.count[0]; contact++) {
            if (d.contactRows.dimensions[contact] > 0) {
                int island = Islands.ofContact(m, d, contact);
                d.islands.improvement[island] += ofContact(m, d, contact);
            }
        }
    }

    private static float ofContact(Model m, Data d, int contact) {
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
