package sinew.sim.physics.solver;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;
import static sinew.sim.kernel.Lanes.sync;

import sinew.sim.kernel.KernelCode;
import sinew.sim.kernel.Lanes;
import sinew.sim.math.FloatMath;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.smooth.MassMatrix;

/**
 * Finds the accelerations under constraints by Newton's method: they minimise 1/2 (a - a_smooth)^T M (a - a_smooth) + s(J a -
 * reference) (MuJoCo documentation, Computation, "Primal" and "Algorithms").
 */
@KernelCode
public final class NewtonSolver {
    /** So many tolerances are no rounding: another turn with the same matrix is worth it. */
    static final float ROUGH = 100f;
    /** An acceleration that large against the greatest one is not yet rounding. */
    private static final float COARSE = 3e-5f;

    private static final int MOST_POLISHED = 2;

    private NewtonSolver() {}

    /**
     * Solves for the accelerations.
     *
     * @param m the model
     * @param d reads {@code mass}, {@code qfrcSmooth} and rows. Modified: {@code qacc}, on entry without constraints; {@code
     *     qfrcConstraint}, {@code qaccWarmstart}, {@code solver}, forces of rows.
     */
    public static void solve(Model m, Data d) {
        for (int dof = lane(); dof < m.nv; dof += lanes()) {
            d.solver.qaccSmooth[dof] = d.qacc[dof];
            d.qfrcConstraint[dof] = 0f;
        }
        sync();
        int iterations = 0;
        if (lane() == 0) {
            d.solver.residual[0] = 0f;
        }
        if (d.rows.count[0] + d.rows.count[1] + d.contacts.count[0] > 0) {
            if (m.islands.on || m.noslip.on) {
                Islands.find(m, d);
            }
            choose(m, d);
            forgetStates(d);
            iterations = m.islands.steps ? IslandNewton.iterate(m, d) : iterate(m, d);
            if (m.noslip.on) {
                NoslipSolver.solve(m, d);
            }
        }
        if (lane() == 0) {
            d.solver.iterations[0] = iterations;
        }
        for (int dof = lane(); dof < m.nv; dof += lanes()) {
            d.qaccWarmstart[dof] = d.qacc[dof];
        }
        sync();
    }

    private static int iterate(Model m, Data d) {
        boolean changed = updateForces(m, d);
        float residual = updateGradient(m, d);
        int iterations = 0;
        int polished = 0;
        int still = 0;
        boolean going = residual >= m.solver.tolerance;
        if (!going && isCoarse(m, d)) {
            going = true;
            polished = 1;
        }
        while (iterations < m.solver.iterations && going) {
            if (changed) {
                Hessian.prepare(m, d, iterations == 0);
            }
            findDirection(m, d);
            float downhill = downhill(m, d);
            float step = LineSearch.step(m, d, downhill);
            // of a parabola that has its bottom there
            float improvement = 0.5f * step * downhill * m.solver.scale;
            // a direction that is not finite stays out of the accelerations
            if (step != 0f) {
                move(m, d, step);
            }
            changed = updateForces(m, d);
            residual = updateGradient(m, d);
            iterations++;
            // what the same matrix finds again is rounding, which one more turn removes where it is large
            still = changed ? 0 : still + 1;
            boolean rough = still == 0 || (still == 1 && residual >= ROUGH * m.solver.tolerance);
            going = rough && improvement >= m.solver.tolerance && residual >= m.solver.tolerance;
            if (!going && polished < MOST_POLISHED && isCoarse(m, d)) {
                going = true;
                polished++;
            }
        }
        if (lane() == 0) {
            d.solver.residual[0] = residual;
        }
        return iterations;
    }

    /** Solves for the search direction and finds how rows change along it. Modified: {@code solver.search}, directions. */
    static void findDirection(Model m, Data d) {
        Hessian.solve(m, d, d.solver.search);
        multiply(m, d, d.solver.search, d.rows.direction, d.contactRows.direction);
        MassMatrix.multiply(m, d, d.solver.search, d.solver.inertialSearch);
        sync();
    }

    // the better of the last step's accelerations and those without constraints
    private static void choose(Model m, Data d) {
        multiply(m, d, d.qacc, d.rows.residual, d.contactRows.residual);
        sync();
        subtractReferences(m, d, d.rows.residual, d.contactRows.residual);
        boolean warm = m.solver.warmStart && isWarmBetter(m, d);
        if (warm) {
            startWarm(m, d);
        } else {
            for (int dof = lane(); dof < m.nv; dof += lanes()) {
                d.solver.inertialForce[dof] = d.qfrcSmooth[dof];
            }
        }
        sync();
    }

    private static boolean isWarmBetter(Model m, Data d) {
        multiply(m, d, d.qaccWarmstart, d.rows.direction, d.contactRows.direction);
        MassMatrix.multiply(m, d, d.qaccWarmstart, d.solver.inertialForce);
        sync();
        subtractReferences(m, d, d.rows.direction, d.contactRows.direction);
        sync();
        float smooth = cost(m, d, d.rows.residual, d.contactRows.residual);
        float warm = cost(m, d, d.rows.direction, d.contactRows.direction) + gauss(m, d);
        return Lanes.sum(warm) < Lanes.sum(smooth);
    }

    private static void startWarm(Model m, Data d) {
        for (int dof = lane(); dof < m.nv; dof += lanes()) {
            d.qacc[dof] = d.qaccWarmstart[dof];
        }
        for (int row = lane(); row < d.rows.count[0] + d.rows.count[1]; row += lanes()) {
            d.rows.residual[row] = d.rows.direction[row];
        }
        for (int row = lane(); row < d.contacts.count[0] * m.contactRows.dimensions; row += lanes()) {
            d.contactRows.residual[row] = d.contactRows.direction[row];
        }
    }

    private static void multiply(Model m, Data d, float[] vector, float[] rows, float[] contacts) {
        RowForces.multiply(m, d, vector, rows);
        ContactForces.multiply(m, d, vector, contacts);
    }

    private static void subtractReferences(Model m, Data d, float[] rows, float[] contacts) {
        for (int row = lane(); row < d.rows.count[0] + d.rows.count[1]; row += lanes()) {
            rows[row] -= d.rows.reference[row];
        }
        for (int row = lane(); row < d.contacts.count[0] * m.contactRows.dimensions; row += lanes()) {
            contacts[row] -= d.contactRows.reference[row];
        }
    }

    private static float cost(Model m, Data d, float[] rows, float[] contacts) {
        return RowForces.cost(d, rows) + ContactForces.cost(m, d, contacts);
    }

    // this lane's part of 1/2 (a - a_smooth)^T M (a - a_smooth) at the last step's accelerations
    private static float gauss(Model m, Data d) {
        float sum = 0f;
        for (int dof = lane(); dof < m.nv; dof += lanes()) {
            float force = d.solver.inertialForce[dof] - d.qfrcSmooth[dof];
            sum += 0.5f * force * (d.qaccWarmstart[dof] - d.solver.qaccSmooth[dof]);
        }
        return sum;
    }

    private static void forgetStates(Data d) {
        for (int row = lane(); row < d.rows.count[0] + d.rows.count[1]; row += lanes()) {
            d.rows.state[row] = -1;
        }
        for (int contact = lane(); contact < d.contacts.count[0]; contact += lanes()) {
            d.contactRows.state[contact] = -1;
        }
    }

    // how steeply the cost falls along the search direction
    private static float downhill(Model m, Data d) {
        float sum = 0f;
        for (int dof = lane(); dof < m.nv; dof += lanes()) {
            sum -= d.solver.gradient[dof] * d.solver.search[dof];
        }
        return Lanes.sum(sum);
    }

    // Whether the gradient still accelerates something light: beside heavy bodies its length does not show that.
    private static boolean isCoarse(Model m, Data d) {
        if (!m.solver.exact) {
            return false;
        }
        float left = 0f;
        float greatest = 0f;
        for (int dof = lane(); dof < m.nv; dof += lanes()) {
            float mass = d.mass[m.massRowStart[dof + 1] - 1];
            left = Math.max(left, Math.abs(d.solver.gradient[dof]) / mass);
            greatest = Math.max(greatest, Math.max(Math.abs(d.qacc[dof]), Math.abs(d.solver.qaccSmooth[dof])));
        }
        return Lanes.max(left) > COARSE * Lanes.max(greatest);
    }

    private static void move(Model m, Data d, float step) {
        for (int dof = lane(); dof < m.nv; dof += lanes()) {
            d.qacc[dof] += step * d.solver.search[dof];
            d.solver.inertialForce[dof] += step * d.solver.inertialSearch[dof];
        }
        for (int row = lane(); row < d.rows.count[0] + d.rows.count[1]; row += lanes()) {
            d.rows.residual[row] += step * d.rows.direction[row];
        }
        for (int row = lane(); row < d.contacts.count[0] * m.contactRows.dimensions; row += lanes()) {
            d.contactRows.residual[row] += step * d.contactRows.direction[row];
        }
        sync();
    }

    /** Finds forces of the residuals; tells whether the second derivative of the cost is another than before. */
    static boolean updateForces(Model m, Data d) {
        boolean ofRows = RowForces.update(d);
        boolean ofContacts = ContactForces.update(m, d);
        boolean changed = Lanes.any(ofRows || ofContacts);
        for (int dof = lane(); dof < m.nv; dof += lanes()) {
            d.qfrcConstraint[dof] = 0f;
        }
        sync();
        RowForces.addForces(m, d);
        ContactForces.addForces(m, d);
        sync();
        return changed;
    }

    /** Finds the gradient; gives its scaled length. */
    static float updateGradient(Model m, Data d) {
        float sum = 0f;
        for (int dof = lane(); dof < m.nv; dof += lanes()) {
            float gradient = d.solver.inertialForce[dof] - d.qfrcSmooth[dof] - d.qfrcConstraint[dof];
            d.solver.gradient[dof] = gradient;
            d.solver.search[dof] = -gradient;
            sum += gradient * gradient;
        }
        float length = FloatMath.sqrt(Lanes.sum(sum)) * m.solver.scale;
        sync();
        return length;
    }
}
