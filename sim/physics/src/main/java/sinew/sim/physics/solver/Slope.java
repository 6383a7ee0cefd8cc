package sinew.sim.physics.solver;

import sinew.sim.kernel.KernelCode;

/**
 * Derivatives of a function of one number.
 *
 * @param first the first derivative
 * @param second the second derivative
 */
@KernelCode
record Slope(float first, float second) {
    /** Derivatives of a sum. */
    Slope plus(Slope other) {
        return new Slope(first + other.first, second + other.second);
    }
}
