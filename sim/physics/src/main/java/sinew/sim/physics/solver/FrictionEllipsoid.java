package sinew.sim.physics.solver;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.FloatMath;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;

/**
 * Friction forces of a contact with an elliptic cone that let it slip least while its normal force stays: they minimise {@code 1/2 f^T A f +
 * b^T f} within the ellipsoid {@code sum (f_k / friction_k)^2 <= normal^2}. With forces scaled by the coefficients the ellipsoid is a ball,
 * and {@code f = -(A + l)^-1 b}, where Newton's method finds the l at which f is as long as the radius (Boyd and Vandenberghe, <em>Convex
 * Optimization</em>, appendix B.1). First lane only.
 */
@KernelCode
final class FrictionEllipsoid {
    private static final float LEAST = 1e-10f;
    private static final float EXACT = 1e-6f;
    private static final float LEAST_FORCE = 1e-15f;
    private static final int TURNS = 20;

    private FrictionEllipsoid() {}

    /**
     * Finds the forces.
     *
     * @param m the model
     * @param d reads {@code noslip.slip} and {@code block}. Modified: {@code contactRows.force}, {@code noslip.step}, other working memory.
     * @param contact which one
     * @param n friction dimensions
     * @return how much the cost falls
     */
    static float update(Model m, Data d, int contact, int n) {
        int row = contact * m.contactRows.dimensions;
        int f = 5 * d.contactRows.parameters[contact];
        float normal = d.contactRows.force[row];
        for (int k = 0; k < n; k++) {
            d.noslip.solution[k] = 0f;
        }
        if (normal >= LEAST_FORCE) {
            scale(m, d, contact, n);
            boolean onSurface = solve(m, d, n, normal);
            float square = 0f;
            for (int k = 0; k < n; k++) {
                square += d.noslip.solution[k] * d.noslip.solution[k];
            }
            float factor = onSurface ? normal / FloatMath.sqrt(Math.max(LEAST_FORCE, square)) : 1f;
            for (int k = 0; k < n; k++) {
                d.noslip.solution[k] *= factor * m.contactParameters.friction[f + k];
            }
        }
        float change = 0f;
        for (int k = 0; k < n; k++) {
            d.noslip.step[k] = d.noslip.solution[k] - d.contactRows.force[row + 1 + k];
        }
        for (int k = 0; k < n; k++) {
            float pull = 0f;
            for (int l = 0; l < n; l++) {
                pull += d.noslip.block[(contact * m.noslip.contactRows + k) * m.noslip.contactRows + l]
                        * d.noslip.step[l];
            }
            change += d.noslip.step[k] * (0.5f * pull + d.noslip.slip[k]);
        }
        boolean worse = change > LEAST;
        for (int k = 0; k < n; k++) {
            d.noslip.step[k] = worse ? 0f : d.noslip.step[k];
            d.contactRows.force[row + 1 + k] = worse ? d.contactRows.force[row + 1 + k] : d.noslip.solution[k];
        }
        return worse ? 0f : -change;
    }

    // matrix and right side for forces divided by their coefficients
    private static void scale(Model m, Data d, int contact, int n) {
        int row = contact * m.contactRows.dimensions + 1;
        int most = m.noslip.contactRows;
        int f = 5 * d.contactRows.parameters[contact];
        for (int k = 0; k < n; k++) {
            float right = d.noslip.slip[k];
            for (int l = 0; l < n; l++) {
                float entry = d.noslip.block[(contact * most + k) * most + l];
                entry = k == l ? Math.max(LEAST, entry) : entry;
                right -= entry * d.contactRows.force[row + l];
                d.noslip.matrix[k * most + l] =
                        entry * m.contactParameters.friction[f + k] * m.contactParameters.friction[f + l];
            }
            d.noslip.right[k] = right * m.contactParameters.friction[f + k];
        }
    }

    // whether the solution is on the surface
    private static boolean solve(Model m, Data d, int n, float radius) {
        float shift = 0f;
        boolean going = true;
        for (int turn = 0; turn < TURNS && going; turn++) {
            if (!factor(m, d, n, shift)) {
                for (int k = 0; k < n; k++) {
                    d.noslip.solution[k] = 0f;
                }
                return false;
            }
            for (int k = 0; k < n; k++) {
                d.noslip.solution[k] = -d.noslip.right[k];
            }
            substitute(m, d, n, d.noslip.solution);
            float square = 0f;
            for (int k = 0; k < n; k++) {
                square += d.noslip.solution[k] * d.noslip.solution[k];
                d.noslip.slope[k] = d.noslip.solution[k];
            }
            float excess = square - radius * radius;
            going = excess >= Math.max(LEAST, EXACT * radius * radius);
            if (going) {
                substitute(m, d, n, d.noslip.slope);
                float slope = 0f;
                for (int k = 0; k < n; k++) {
                    slope += 2f * d.noslip.solution[k] * d.noslip.slope[k];
                }
                float step = excess / slope;
                going = step >= LEAST;
                shift += going ? step : 0f;
            }
        }
        return shift != 0f;
    }

    // L D L^T of the matrix with a shift; false if it is singular
    private static boolean factor(Model m, Data d, int n, float shift) {
        int most = m.noslip.contactRows;
        float determinant = 1f;
        float least = Float.MAX_VALUE;
        for (int j = 0; j < n; j++) {
            float pivot = d.noslip.matrix[j * most + j] + shift;
            for (int k = 0; k < j; k++) {
                float entry = d.noslip.factor[j * most + k];
                pivot -= entry * entry * d.noslip.factor[k * most + k];
            }
            d.noslip.factor[j * most + j] = pivot;
            determinant *= pivot;
            least = Math.min(least, pivot);
            for (int i = j + 1; i < n; i++) {
                float value = d.noslip.matrix[i * most + j];
                for (int k = 0; k < j; k++) {
                    value -= d.noslip.factor[i * most + k]
                            * d.noslip.factor[j * most + k]
                            * d.noslip.factor[k * most + k];
                }
                d.noslip.factor[i * most + j] = value / pivot;
            }
        }
        return least > 0f && (n <= 3 ? determinant : least) >= LEAST;
    }

    private static void substitute(Model m, Data d, int n, float[] x) {
        int most = m.noslip.contactRows;
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                x[i] -= d.noslip.factor[i * most + k] * x[k];
            }
        }
        for (int i = n - 1; i >= 0; i--) {
            x[i] /= d.noslip.factor[i * most + i];
            for (int k = i + 1; k < n; k++) {
                x[i] -= d.noslip.factor[k * most + i] * x[k];
            }
        }
    }
}
