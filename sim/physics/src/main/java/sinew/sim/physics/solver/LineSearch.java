package sinew.sim.physics.solver;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;

import sinew.sim.kernel.KernelCode;
import sinew.sim.kernel.Lanes;
import sinew.sim.math.FloatMath;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;

/**
 * Finds the minimum of the cost along a direction. The cost is convex, so its slope has one root; Newton steps on the slope find
 * it, and an interval that shrinks around it keeps them safe.
 */
@KernelCode
final class LineSearch {
    /** A slope is zero when it is that much smaller than the first one: more cannot be told from rounding. */
    private static final float SMALL = 1e-5f;

    private LineSearch() {}

    /**
     * Searches.
     *
     * @param m the model
     * @param d reads the search direction and everything along it
     * @param downhill how steeply the cost falls at the start
     * @return how many times the search direction to go; 0 if there is no way down
     */
    static float step(Model m, Data d, float downhill) {
        float ofSquare = 0f;
        float ofInertia = 0f;
        float ofForce = 0f;
        for (int dof = lane(); dof < m.nv; dof += lanes()) {
            float search = d.solver.search[dof];
            ofSquare += search * search;
            ofInertia += d.solver.inertialSearch[dof] * search;
            ofForce += (d.solver.inertialForce[dof] - d.qfrcSmooth[dof]) * search;
        }
        float length = FloatMath.sqrt(Lanes.sum(ofSquare));
        float exact = m.solver.tolerance * m.solver.lineSearchTolerance * length / m.solver.scale;
        Slope inertia = new Slope(Lanes.sum(ofForce), Lanes.sum(ofInertia));
        if (downhill > 0f && m.solver.shortLineSearch) {
            return ShortLineSearch.step(m, d, 0, inertia, Math.max(exact, SMALL * downhill));
        }
        if (downhill > 0f) {
            return rootOfSlope(m, d, inertia, Math.max(exact, SMALL * downhill));
        }
        return 0f;
    }

    // inertia: the slope of the inertial cost at the start, and how it grows
    private static float rootOfSlope(Model m, Data d, Slope inertia, float small) {
        float low = 0f;
        float high = Float.MAX_VALUE;
        float step = 1f;
        for (int evaluation = 0; evaluation < m.solver.lineSearchIterations; evaluation++) {
            Slope rows = RowForces.slope(d, step).plus(ContactForces.slope(m, d, step));
            float first = Lanes.sum(rows.first()) + inertia.first() + step * inertia.second();
            float second = Lanes.sum(rows.second()) + inertia.second();
            float next = step - first / second;
            if (Math.abs(first) <= small || next == step) {
                return step;
            }
            if (first < 0f) {
                low = step;
            } else {
                high = step;
            }
            if (next <= low || next >= high) {
                next = 0.5f * (low + high);
            }
            step = next;
        }
        return low;
    }
}
