package sinew.sim.physics.solver;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;
import static sinew.sim.kernel.Lanes.sync;

import sinew.sim.kernel.KernelCode;
import sinew.sim.kernel.Lanes;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.IslandTable;
import sinew.sim.physics.model.Model;

/**
 * The line search of models that allow only a few evaluations ({@code ls_iterations}): where it stops depends on their order, so it is
 * MuJoCo's. First Newton steps on the slope until it changes sign, then both ends of the interval move inwards, to the middle or to
 * where Newton steps from them lead.
 *
 * <p>Points are three numbers: how far, the slope there and how it grows.
 */
@KernelCode
final class ShortLineSearch {
    private static final int NEAR = 0;
    private static final int FAR = 3;
    private static final int FROM_NEAR = 6;
    private static final int FROM_FAR = 9;
    private static final int MIDDLE = 12;

    private ShortLineSearch() {}

    /**
     * Searches.
     *
     * @param m the model
     * @param d reads the search direction and everything along it; modified: forces of rows, which are found anew afterwards
     * @param island for which island, where {@link IslandTable#steps}; else of no account
     * @param inertia the slope of the inertial cost at the start, and how it grows
     * @param small the slope that counts as zero
     * @return how many times the search direction to go
     */
    static float step(Model m, Data d, int island, Slope inertia, float small) {
        float[] points = new float[15];
        // the start counts as evaluated
        int evaluations = 2;
        evaluate(m, d, island, inertia, 1f, points, NEAR);
        if (Math.abs(points[NEAR + 1]) <= small) {
            return 1f;
        }
        float side = points[NEAR + 1];
        while (points[NEAR + 1] * side > 0f && evaluations < m.solver.lineSearchIterations) {
            copy(points, NEAR, FAR);
            evaluate(m, d, island, inertia, newton(points, FAR), points, NEAR);
            evaluations++;
            if (Math.abs(points[NEAR + 1]) <= small) {
                return points[NEAR];
            }
        }
        if (evaluations >= m.solver.lineSearchIterations) {
            return points[NEAR];
        }
        copy(points, NEAR, FROM_FAR);
        evaluate(m, d, island, inertia, newton(points, NEAR), points, FROM_NEAR);
        return narrow(m, d, island, inertia, small, points, evaluations + 1);
    }

    private static float narrow(Model m, Data d, int island, Slope inertia, float small, float[] points, int used) {
        int evaluations = used;
        while (evaluations < m.solver.lineSearchIterations) {
            evaluate(m, d, island, inertia, 0.5f * (points[NEAR] + points[FAR]), points, MIDDLE);
            evaluations++;
            int flattest = flattest(points);
            if (Math.abs(points[flattest + 1]) <= small) {
                return points[flattest];
            }
            boolean nearer = moveIn(points, NEAR);
            boolean farther = moveIn(points, FAR);
            if (!nearer && !farther) {
                return points[MIDDLE];
            }
            if (nearer) {
                evaluate(m, d, island, inertia, newton(points, NEAR), points, FROM_NEAR);
                evaluations++;
            }
            if (farther) {
                evaluate(m, d, island, inertia, newton(points, FAR), points, FROM_FAR);
                evaluations++;
            }
        }
        return cheapest(m, d, island, inertia, points[NEAR], points[FAR]);
    }

    private static float cheapest(Model m, Data d, int island, Slope inertia, float near, float far) {
        float ofStart = cost(m, d, island, inertia, 0f);
        float ofNear = cost(m, d, island, inertia, near);
        float ofFar = cost(m, d, island, inertia, far);
        if (Math.min(ofNear, ofFar) >= ofStart) {
            return 0f;
        }
        return ofNear <= ofFar ? near : far;
    }

    private static int flattest(float[] points) {
        int result = FROM_NEAR;
        for (int point = FROM_FAR; point <= MIDDLE; point += 3) {
            if (Math.abs(points[point + 1]) < Math.abs(points[result + 1])) {
                result = point;
            }
        }
        return result;
    }

    // an end of the interval goes to the flattest point of its side; whether it moved
    private static boolean moveIn(float[] points, int end) {
        boolean moved = false;
        for (int point = FROM_NEAR; point <= MIDDLE; point += 3) {
            float slope = points[point + 1];
            if (slope * points[end + 1] > 0f && Math.abs(slope) < Math.abs(points[end + 1])) {
                copy(points, point, end);
                moved = true;
            }
        }
        return moved;
    }

    private static void copy(float[] points, int from, int to) {
        for (int i = 0; i < 3; i++) {
            points[to + i] = points[from + i];
        }
    }

    private static float newton(float[] points, int point) {
        return points[point] - points[point + 1] / points[point + 2];
    }

    private static void evaluate(Model m, Data d, int island, Slope inertia, float step, float[] points, int point) {
        Slope rows = m.islands.steps
                ? Islands.slope(m, d, island, step)
                : RowForces.slope(d, step).plus(ContactForces.slope(m, d, step));
        points[point] = step;
        points[point + 1] = Lanes.sum(rows.first()) + inertia.first() + step * inertia.second();
        points[point + 2] = Lanes.sum(rows.second()) + inertia.second();
    }

    // by how much more than the inertial cost at the start; forces of rows serve as working memory
    private static float cost(Model m, Data d, int island, Slope inertia, float step) {
        for (int row = lane(); row < d.rows.count[0] + d.rows.count[1]; row += lanes()) {
            d.rows.force[row] = d.rows.residual[row] + step * d.rows.direction[row];
        }
        for (int row = lane(); row < d.contacts.count[0] * m.contactRows.dimensions; row += lanes()) {
            d.contactRows.force[row] = d.contactRows.residual[row] + step * d.contactRows.direction[row];
        }
        sync();
        float own = m.islands.steps
                ? Islands.cost(m, d, island, d.rows.force, d.contactRows.force)
                : RowForces.cost(d, d.rows.force) + ContactForces.cost(m, d, d.contactRows.force);
        float ofRows = Lanes.sum(own);
        return ofRows + step * (inertia.first() + 0.5f * step * inertia.second());
    }
}
