package sinew.sim.physics.solver;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.FloatMath;

/**
 * Elliptic friction cones (MuJoCo documentation, Computation, "Primal": the cost of elliptic cones). With N = mu r0 and T the length
 * of the vector U of friction_k r_k, the residual lies where there is no force ({@code N >= mu T}), where the cost is quadratic in every
 * row ({@code mu N + T <= 0}), or between: there the cost is D (N - mu T)^2 / (2 mu^2 (1 + mu^2)), and the force is on the cone's surface.
 *
 * <p>Methods look at the residuals, or {@code residual + step * direction}, from {@code row} on; {@code f} is the index of the contact's
 * first friction coefficient; {@code mu} is the first one divided by the root of the impedance ratio.
 */
@KernelCode
final class EllipticCone {
    /** No force. */
    static final int FREE = 0;
    /** Every row is quadratic. */
    static final int QUADRATIC = 1;
    /** On the cone's surface. */
    static final int SURFACE = 2;

    private EllipticCone() {}

    /** The zone of a residual. */
    static int zone(float mu, float normal, float tangential) {
        if (normal >= mu * tangential) {
            return FREE;
        }
        return mu * normal + tangential <= 0f ? QUADRATIC : SURFACE;
    }

    /** The square of T. */
    static float tangentialSquare(float[] friction, int f, float[] residual, int row, int dimensions) {
        float sum = 0f;
        for (int k = 1; k < dimensions; k++) {
            float side = friction[f + k - 1] * residual[row + k];
            sum += side * side;
        }
        return sum;
    }

    /** Writes the forces of the base rows and gives the zone. {@code force} is modified. */
    static int storeForce(
            float[] friction, int f, float mu, float weight, float[] residual, float[] force, int row, int dimensions) {
        float normal = mu * residual[row];
        float tangential = FloatMath.sqrt(tangentialSquare(friction, f, residual, row, dimensions));
        int zone = zone(mu, normal, tangential);
        if (zone == SURFACE) {
            float whole = -weight / (mu * (1f + mu * mu)) * (normal - mu * tangential);
            force[row] = whole;
            for (int k = 1; k < dimensions; k++) {
                float coefficient = friction[f + k - 1];
                force[row + k] = -whole / tangential * coefficient * coefficient * residual[row + k];
            }
        } else {
            float on = zone == QUADRATIC ? weight : 0f;
            force[row] = -on * residual[row];
            for (int k = 1; k < dimensions; k++) {
                force[row + k] = -on * ratio(friction, f, mu, k) * residual[row + k];
            }
        }
        return zone;
    }

    /** Weight of friction row k against that of the normal row. */
    static float ratio(float[] friction, int f, float mu, int k) {
        float coefficient = friction[f + k - 1] / mu;
        return coefficient * coefficient;
    }

    /** The cost. */
    static float cost(float[] friction, int f, float mu, float weight, float[] residual, int row, int dimensions) {
        float first = residual[row];
        float square = tangentialSquare(friction, f, residual, row, dimensions);
        float tangential = FloatMath.sqrt(square);
        int zone = zone(mu, mu * first, tangential);
        if (zone == FREE) {
            return 0f;
        }
        if (zone == QUADRATIC) {
            return 0.5f * weight * (first * first + square / (mu * mu));
        }
        float depth = mu * first - mu * tangential;
        return 0.5f * weight / (mu * mu * (1f + mu * mu)) * depth * depth;
    }

    /** Derivatives of the cost by the step. */
    static Slope slope(
            float[] friction,
            int f,
            float mu,
            float weight,
            float[] residual,
            float[] direction,
            float step,
            int row,
            int dimensions) {
        float speed = direction[row];
        float first = residual[row] + step * speed;
        float square = 0f;
        float mixed = 0f;
        float speeds = 0f;
        for (int k = 1; k < dimensions; k++) {
            float sideSpeed = friction[f + k - 1] * direction[row + k];
            float side = friction[f + k - 1] * residual[row + k] + step * sideSpeed;
            square += side * side;
            mixed += side * sideSpeed;
            speeds += sideSpeed * sideSpeed;
        }
        float tangential = FloatMath.sqrt(square);
        int zone = zone(mu, mu * first, tangential);
        if (zone == FREE) {
            return new Slope(0f, 0f);
        }
        if (zone == QUADRATIC) {
            float inverse = 1f / (mu * mu);
            return new Slope(weight * (first * speed + mixed * inverse), weight * (speed * speed + speeds * inverse));
        }
        float scale = weight / (mu * mu * (1f + mu * mu));
        float depth = mu * first - mu * tangential;
        float change = mixed / tangential;
        float depthSpeed = mu * speed - mu * change;
        float bend = (speeds - change * change) / tangential;
        return new Slope(scale * depth * depthSpeed, scale * (depthSpeed * depthSpeed - depth * mu * bend));
    }
}
