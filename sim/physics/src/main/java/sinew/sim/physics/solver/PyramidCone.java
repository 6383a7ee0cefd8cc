package sinew.sim.physics.solver;

import sinew.sim.kernel.KernelCode;

/**
 * Pyramidal friction cones: every friction dimension k has two edges, whose residuals are r0 + mu r_k and r0 - mu r_k; an edge pushes
 * where its residual is negative (MuJoCo documentation, Computation, "Friction cones"). A contact without friction is one edge, r0.
 *
 * <p>Methods look at the residuals, or {@code residual + step * direction}, from {@code row} on; {@code f} is the index of the contact's
 * first friction coefficient.
 */
@KernelCode
final class PyramidCone {
    private PyramidCone() {}

    /** The edges that push, as bits: two for every friction dimension. */
    static int state(float[] friction, int f, float[] residual, int row, int dimensions) {
        float normal = residual[row];
        if (dimensions == 1) {
            return normal < 0f ? 1 : 0;
        }
        int edges = 0;
        for (int k = 1; k < dimensions; k++) {
            float side = friction[f + k - 1] * residual[row + k];
            edges |= (normal + side < 0f ? 1 : 0) << (2 * k - 2);
            edges |= (normal - side < 0f ? 1 : 0) << (2 * k - 1);
        }
        return edges;
    }

    /** Writes the forces of the base rows. {@code force} is modified. */
    static void storeForce(
            float[] friction, int f, float weight, float[] residual, float[] force, int row, int dimensions) {
        float normal = residual[row];
        float sum = 0f;
        if (dimensions == 1) {
            sum = Math.min(normal, 0f);
        }
        for (int k = 1; k < dimensions; k++) {
            float coefficient = friction[f + k - 1];
            float side = coefficient * residual[row + k];
            float one = Math.min(normal + side, 0f);
            float other = Math.min(normal - side, 0f);
            sum += one + other;
            force[row + k] = -weight * coefficient * (one - other);
        }
        force[row] = -weight * sum;
    }

    /** The cost. */
    static float cost(float[] friction, int f, float weight, float[] residual, int row, int dimensions) {
        float normal = residual[row];
        float sum = 0f;
        if (dimensions == 1) {
            sum = square(Math.min(normal, 0f));
        }
        for (int k = 1; k < dimensions; k++) {
            float side = friction[f + k - 1] * residual[row + k];
            sum += square(Math.min(normal + side, 0f)) + square(Math.min(normal - side, 0f));
        }
        return 0.5f * weight * sum;
    }

    /** Derivatives of the cost by the step. */
    static Slope slope(
            float[] friction,
            int f,
            float weight,
            float[] residual,
            float[] direction,
            float step,
            int row,
            int dimensions) {
        float speed = direction[row];
        float normal = residual[row] + step * speed;
        float first = 0f;
        float second = 0f;
        if (dimensions == 1 && normal < 0f) {
            first = normal * speed;
            second = speed * speed;
        }
        for (int k = 1; k < dimensions; k++) {
            float sideSpeed = friction[f + k - 1] * direction[row + k];
            float side = friction[f + k - 1] * residual[row + k] + step * sideSpeed;
            if (normal + side < 0f) {
                first += (normal + side) * (speed + sideSpeed);
                second += square(speed + sideSpeed);
            }
            if (normal - side < 0f) {
                first += (normal - side) * (speed - sideSpeed);
                second += square(speed - sideSpeed);
            }
        }
        return new Slope(weight * first, weight * second);
    }

    private static float square(float x) {
        return x * x;
    }
}
