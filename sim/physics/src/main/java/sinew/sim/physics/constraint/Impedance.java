package sinew.sim.physics.constraint;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.FloatMath;

/** The strength of a constraint as a function of its violation (MuJoCo documentation, Computation, "Solver parameters": d(r)). */
@KernelCode
final class Impedance {
    private Impedance() {}

    /**
     * The impedance.
     *
     * @param parameters d0, d at width, width, midpoint, power from {@code at} on
     * @param at index of the first parameter
     * @param violation position less margin
     * @return between 0 and 1
     */
    static float of(float[] parameters, int at, float violation) {
        float least = parameters[at];
        float greatest = parameters[at + 1];
        float width = parameters[at + 2];
        if (least == greatest || width <= 1e-15f) {
            return 0.5f * (least + greatest);
        }
        float x = Math.abs(violation) / width;
        if (x >= 1f) {
            return greatest;
        }
        return least + curve(x, parameters[at + 3], parameters[at + 4]) * (greatest - least);
    }

    private static float curve(float x, float midpoint, float power) {
        if (x <= 0f || power == 1f) {
            return x;
        }
        if (x <= midpoint) {
            return power(x, power) / power(midpoint, power - 1f);
        }
        return 1f - power(1f - x, power) / power(1f - midpoint, power - 1f);
    }

    private static float power(float base, float exponent) {
        if (exponent == 1f) {
            return base;
        }
        if (exponent == 2f) {
            return base * base;
        }
        return FloatMath.exp(exponent * FloatMath.log(base));
    }
}
