package sinew.sim.physics.solver;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;
import static sinew.sim.kernel.Lanes.sync;

import sinew.sim.kernel.KernelCode;
import sinew.sim.kernel.Lanes;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;

/**
 * {@link NewtonSolver} for models of several kinematic trees whose solver stops before it is done: then what is found depends on every step
 * of the way, and as in MuJoCo every island goes its own step length and stops by itself.
 */
@KernelCode
final class IslandNewton {
    private static final float NEARLY = 1e-3f;
    /** The slope that counts as zero against the one at the start: what is not solved needs more of it than what is. */
    private static final float SMALL = 1e-7f;

    private IslandNewton() {}

    /** Iterates; gives the number of iterations. Modified as by {@link NewtonSolver#solve}. */
    static int iterate(Model m, Data d) {
        boolean changed = NewtonSolver.updateForces(m, d);
        float residual = NewtonSolver.updateGradient(m, d);
        boolean going = residual >= m.solver.tolerance;
        int iterations = 0;
        int still = 0;
        while (iterations < m.solver.iterations && going) {
            if (changed) {
                Hessian.prepare(m, d, iterations == 0);
            }
            NewtonSolver.findDirection(m, d);
            boolean whole = searchIslands(m, d);
            move(m, d);
            changed = NewtonSolver.updateForces(m, d);
            residual = NewtonSolver.updateGradient(m, d);
            iterations++;
            still = changed || !whole ? 0 : still + 1;
            boolean rough = still == 0 || (still == 1 && residual >= NewtonSolver.ROUGH * m.solver.tolerance);
            going = note(m, d) && rough;
        }
        if (lane() == 0) {
            d.solver.residual[0] = residual;
        }
        return iterations;
    }

    // whether all islands go the whole of Newton's step
    private static boolean searchIslands(Model m, Data d) {
        boolean whole = true;
        for (int island = 0; island < m.islands.trees; island++) {
            float step = 0f;
            float downhill = 0f;
            if (d.islands.ofTree[island] == island && d.islands.going[island] > 0) {
                downhill = downhill(m, d, island);
                step = downhill > 0f ? search(m, d, island, downhill) : 0f;
                whole = whole && Math.abs(step - 1f) < NEARLY;
            }
            if (lane() == 0) {
                d.islands.step[island] = step;
                d.islands.improvement[island] = 0.5f * step * downhill;
            }
        }
        sync();
        return whole;
    }

    private static float search(Model m, Data d, int island, float downhill) {
        float ofInertia = 0f;
        float ofForce = 0f;
        for (int dof = lane(); dof < m.nv; dof += lanes()) {
            if (Islands.ofDof(m, d, dof) == island) {
                ofInertia += d.solver.inertialSearch[dof] * d.solver.search[dof];
                ofForce += (d.solver.inertialForce[dof] - d.qfrcSmooth[dof]) * d.solver.search[dof];
            }
        }
        Slope inertia = new Slope(Lanes.sum(ofForce), Lanes.sum(ofInertia));
        return ShortLineSearch.step(m, d, island, inertia, SMALL * downhill);
    }

    private static float downhill(Model m, Data d, int island) {
        float sum = 0f;
        for (int dof = lane(); dof < m.nv; dof += lanes()) {
            if (Islands.ofDof(m, d, dof) == island) {
                sum -= d.solver.gradient[dof] * d.solver.search[dof];
            }
        }
        return Lanes.sum(sum);
    }

    private static void move(Model m, Data d) {
        for (int dof = lane(); dof < m.nv; dof += lanes()) {
            float step = d.islands.step[Islands.ofDof(m, d, dof)];
            d.qacc[dof] += step * d.solver.search[dof];
            d.solver.inertialForce[dof] += step * d.solver.inertialSearch[dof];
        }
        for (int row = lane(); row < d.rows.count[0] + d.rows.count[1]; row += lanes()) {
            d.rows.residual[row] += d.islands.step[Islands.ofRow(m, d, row)] * d.rows.direction[row];
        }
        int most = m.contactRows.dimensions;
        for (int row = lane(); row < d.contacts.count[0] * most; row += lanes()) {
            int island = Islands.ofContact(m, d, row / most);
            d.contactRows.residual[row] += d.islands.step[Math.max(0, island)] * d.contactRows.direction[row];
        }
        sync();
    }

    // which islands go on; whether any does
    private static boolean note(Model m, Data d) {
        boolean any = false;
        for (int island = 0; island < m.islands.trees; island++) {
            if (d.islands.going[island] > 0) {
                float sum = 0f;
                for (int dof = lane(); dof < m.nv; dof += lanes()) {
                    float gradient = Islands.ofDof(m, d, dof) == island ? d.solver.gradient[dof] : 0f;
                    sum += gradient * gradient;
                }
                float least = m.solver.tolerance / m.solver.scale;
                boolean steep = Lanes.sum(sum) >= least * least;
                boolean going = steep && d.islands.improvement[island] >= least;
                any = any || going;
                sync();
                if (lane() == 0) {
                    d.islands.going[island] = going ? 1 : 0;
                }
            }
        }
        sync();
        return any;
    }
}
