package sinew.sim.physics.integrate;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;
import static sinew.sim.kernel.Lanes.sync;

import sinew.sim.kernel.KernelCode;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.smooth.Spatial;

/**
 * Derivatives of forces by joint velocities that come from derivatives by the velocities of bodies: with K of a body, the derivative of
 * force i by velocity j is S_i . (the sum of K over the bodies that both move) S_j. Every degree of freedom but the innermost one of two
 * sums over its own subtree.
 */
@KernelCode
final class BodyDerivatives {
    private BodyDerivatives() {}

    /**
     * Adds the medium's part to every body's matrix and sums over subtrees.
     *
     * @param m the model
     * @param d reads {@code bodyVelocity}, body poses. Modified: {@code derivatives.ofBody}, on entry the part of the bias forces.
     */
    static void gather(Model m, Data d) {
        for (int body = lane(); body < m.nbody; body += lanes()) {
            if (!m.implicitBias) {
                for (int i = 0; i < 36; i++) {
                    d.derivatives.ofBody[36 * body + i] = 0f;
                }
            }
            if (m.implicitEllipsoids) {
                EllipsoidDamping.subtractFrom(m, d, body);
                if (!m.implicitBias && !isFree(m, body)) {
                    symmetrise(d.derivatives.ofBody, 36 * body);
                }
            }
        }
        sync();
        for (int level = m.levels - 1; level >= 0; level--) {
            int first = m.levelStart[level];
            for (int i = lane(); i < 36 * (m.levelStart[level + 1] - first); i += lanes()) {
                gatherEntry(m, d, m.levelBody[first + i / 36], i % 36);
            }
            sync();
        }
    }

    /** Whether a body is free and nothing moves on it: such a body is solved by itself, with a matrix that is not symmetric. */
    static boolean isFree(Model m, int body) {
        boolean found = false;
        for (int i = 0; i < m.bodies.freeCount; i++) {
            found = found || m.bodies.freeBody[i] == body;
        }
        return found;
    }

    private static void symmetrise(float[] matrix, int at) {
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < i; j++) {
                float mean = 0.5f * (matrix[at + 6 * i + j] + matrix[at + 6 * j + i]);
                matrix[at + 6 * i + j] = mean;
                matrix[at + 6 * j + i] = mean;
            }
        }
    }

    private static void gatherEntry(Model m, Data d, int body, int entry) {
        float sum = d.derivatives.ofBody[36 * body + entry];
        for (int child = body + 1; child < m.bodies.subtreeEnd[body]; child = m.bodies.subtreeEnd[child]) {
            sum += d.derivatives.ofBody[36 * child + entry];
        }
        d.derivatives.ofBody[36 * body + entry] = sum;
    }

    /** Adds timestep times the derivatives to the row of one degree of freedom in a symmetric matrix. {@code matrix} is modified. */
    static void addToRow(Model m, Data d, float[] matrix, int dof) {
        int body = m.dofs.body[dof];
        if (!isFree(m, body)) {
            for (int entry = m.massRowStart[dof]; entry < m.massRowStart[dof + 1]; entry++) {
                matrix[entry] += m.timestep * between(d, body, dof, m.massColumn[entry]);
            }
        }
    }

    /** S_i . K S_j for the subtree of a body. */
    static float between(Data d, int body, int i, int j) {
        float sum = 0f;
        for (int r = 0; r < 6; r++) {
            sum += d.motionAxis[6 * i + r] * Spatial.dot(d.derivatives.ofBody, 36 * body + 6 * r, d.motionAxis, 6 * j);
        }
        return sum;
    }
}
