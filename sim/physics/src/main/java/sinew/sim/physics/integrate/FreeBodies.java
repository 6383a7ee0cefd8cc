package sinew.sim.physics.integrate;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;
import static sinew.sim.kernel.Lanes.sync;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.Vec3;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.smooth.Spatial;

/**
 * Free bodies on which nothing moves, for implicitfast: the derivative of their gyroscopic forces is not symmetric, so each is solved by
 * itself (MuJoCo documentation, Computation, "Numerical integration", free bodies).
 */
@KernelCode
final class FreeBodies {
    private static final int N = 6;

    private FreeBodies() {}

    /**
     * Solves their part of a system and leaves ones on the diagonal in its place.
     *
     * @param m the model
     * @param d reads {@code qvel}, {@code motionAxis}, {@code inertia}, poses
     * @param matrix lower triangle in the rows of {@link Model#massRowStart}. Modified.
     * @param x the right side {@code [nv]}. Modified: the solution for these bodies.
     */
    static void solve(Model m, Data d, float[] matrix, float[] x) {
        for (int i = lane(); i < m.bodies.freeCount; i += lanes()) {
            solveOne(m, d, m.bodies.freeBody[i], matrix, x);
        }
        sync();
    }

    private static void solveOne(Model m, Data d, int body, float[] matrix, float[] x) {
        int dof = m.bodies.dofStart[body];
        float[] block = new float[36];
        for (int i = 0; i < N; i++) {
            for (int j = 0; j <= i; j++) {
                float entry = matrix[m.massRowStart[dof + i] + j];
                block[N * i + j] = entry;
                block[N * j + i] = entry;
            }
        }
        addDerivatives(m, d, body, block);
        if (m.implicitEllipsoids) {
            for (int i = 0; i < 36; i++) {
                block[i] += m.timestep * BodyDerivatives.between(d, body, dof + i / N, dof + i % N);
            }
        }
        float[] right = new float[6];
        for (int i = 0; i < N; i++) {
            right[i] = x[dof + i];
        }
        eliminate(block, right);
        for (int i = 0; i < N; i++) {
            x[dof + i] = right[i];
            for (int j = 0; j < i; j++) {
                matrix[m.massRowStart[dof + i] + j] = 0f;
            }
            matrix[m.massRowStart[dof + i] + i] = 1f;
        }
    }

    // force m w x (w x c) and torque w x I w, with the centre of mass c and the inertia I about the body's origin
    private static void addDerivatives(Model m, Data d, int body, float[] block) {
        int axes = 6 * (m.bodies.dofStart[body] + 3);
        Vec3 center = Vec3.at(d.subtreeCenter, 3 * body).minus(Vec3.at(d.bodyPosition, 3 * body));
        Vec3 spin = Vec3.zero();
        for (int j = 0; j < 3; j++) {
            spin = spin.plusTimes(Vec3.at(d.motionAxis, axes + 6 * j), d.qvel[m.bodies.dofStart[body] + 3 + j]);
        }
        Vec3 momentum = momentum(m, d, body, center, spin);
        for (int j = 0; j < 3; j++) {
            Vec3 axis = Vec3.at(d.motionAxis, axes + 6 * j);
            Vec3 force = axis.cross(spin.cross(center))
                    .plus(spin.cross(axis.cross(center)))
                    .times(m.timestep * m.bodies.subtreeMass[body]);
            Vec3 torque = axis.cross(momentum)
                    .plus(spin.cross(momentum(m, d, body, center, axis)))
                    .times(m.timestep);
            block[3 + j] += force.x();
            block[N + 3 + j] += force.y();
            block[2 * N + 3 + j] += force.z();
            block[3 * N + 3 + j] += torque.dot(Vec3.at(d.motionAxis, axes));
            block[4 * N + 3 + j] += torque.dot(Vec3.at(d.motionAxis, axes + 6));
            block[5 * N + 3 + j] += torque.dot(Vec3.at(d.motionAxis, axes + 12));
        }
    }

    private static Vec3 momentum(Model m, Data d, int body, Vec3 center, Vec3 spin) {
        return Spatial.momentOf(d.inertia, 10 * body, spin, Vec3.zero())
                .plusTimes(center.cross(spin.cross(center)), m.bodies.subtreeMass[body]);
    }

    private static void eliminate(float[] block, float[] x) {
        for (int k = 0; k < N; k++) {
            float inverse = 1f / block[N * k + k];
            for (int i = k + 1; i < N; i++) {
                float factor = block[N * i + k] * inverse;
                for (int j = k + 1; j < N; j++) {
                    block[N * i + j] -= factor * block[N * k + j];
                }
                x[i] -= factor * x[k];
            }
        }
        for (int i = N - 1; i >= 0; i--) {
            float sum = x[i];
            for (int j = i + 1; j < N; j++) {
                sum -= block[N * i + j] * x[j];
            }
            x[i] = sum / block[N * i + i];
        }
    }
}
