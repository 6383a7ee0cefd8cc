package sinew.sim.math;

import sinew.sim.kernel.Bits;
import sinew.sim.kernel.KernelCode;

/**
 * Elementary functions in single precision, built from additions, multiplications, divisions and square roots only, so that
 * they give the same bits wherever they run.
 *
 * <p>Each function reduces its argument to a short interval (Cody and Waite 1980, <i>Software Manual for the Elementary
 * Functions</i>) and evaluates a minimax polynomial there (Remez exchange in 40 digits, rounded to float). Errors are below
 * 3 units in the last place unless a method says otherwise. NaN in gives NaN out.
 */
@KernelCode
public final class FloatMath {
    /** The float nearest to pi. */
    public static final float PI = 3.1415927f;
    /** The float nearest to half of pi. */
    public static final float HALF_PI = 1.5707964f;
    /** The float nearest to twice pi. */
    public static final float TWO_PI = 6.2831855f;

    private static final float QUARTER_PI = 0.7853982f;
    private static final float TWO_OVER_PI = 0.63661975f;
    private static final float ONE_OVER_TWO_PI = 0.15915494f;
    // pi/2 = HIGH + MIDDLE + LOW; the first two have few enough bits for an exact product with a quadrant number below
    // 2^13
    private static final float HALF_PI_HIGH = 1.5703125f;
    private static final float HALF_PI_MIDDLE = 0.0004837513f;
    private static final float HALF_PI_LOW = 7.54979e-8f;
    private static final float TWO_PI_HIGH = 6.28125f;
    private static final float TWO_PI_LOW = 0.0019353072f;
    private static final float LN2_HIGH = 0.69311523f;
    private static final float LN2_LOW = 3.1946183e-5f;
    private static final float LOG2_E = 1.442695f;
    private static final float TAN_EIGHTH_PI = 0.41421357f;
    private static final float SQRT_TWO = 1.4142135f;
    private static final float LARGEST_ANGLE = 4194304f;
    private static final float TWO_POW_23 = 8388608f;

    private FloatMath() {}

    /**
     * Sine. Error below 2 ulp, or 1e-7 absolute near its zeros, for angles up to 8000 in magnitude; it grows slowly beyond,
     * and angles above 2^22, whose spacing is half a radian, give 0.
     *
     * @param angle in radians
     * @return the sine
     */
    public static float sin(float angle) {
        if (!(Math.abs(angle) < LARGEST_ANGLE)) {
            return 0f * angle;
        }
        int quadrant = nearestQuadrant(angle);
        float rest = quadrantRest(angle, quadrant);
        float value = (quadrant & 1) == 0 ? sinCore(rest) : cosCore(rest);
        return (quadrant & 2) == 0 ? value : -value;
    }

    /**
     * Cosine. Error as of {@link #sin}; angles above 2^22 give 1.
     *
     * @param angle in radians
     * @return the cosine
     */
    public static float cos(float angle) {
        if (!(Math.abs(angle) < LARGEST_ANGLE)) {
            return 1f + 0f * angle;
        }
        int quadrant = nearestQuadrant(angle);
        float rest = quadrantRest(angle, quadrant);
        float value = (quadrant & 1) == 0 ? cosCore(rest) : sinCore(rest);
        return ((quadrant + 1) & 2) == 0 ? value : -value;
    }

    /**
     * Tangent. Error below 4 ulp away from its poles.
     *
     * @param angle in radians
     * @return the tangent
     */
    public static float tan(float angle) {
        return sin(angle) / cos(angle);
    }

    /**
     * Angle of the point (x, y) from the x axis. The sign of a zero argument is not looked at.
     *
     * @param y any finite value
     * @param x any finite value
     * @return the angle in radians in [-pi, pi]; 0 for the origin
     */
    public static float atan2(float y, float x) {
        float absoluteX = Math.abs(x);
        float absoluteY = Math.abs(y);
        boolean nearY = absoluteY > absoluteX;
        float small = nearY ? absoluteX : absoluteY;
        float large = nearY ? absoluteY : absoluteX;
        if (large == 0f) {
            return small;
        }
        float angle = atanOfRatio(small, large);
        if (nearY) {
            angle = HALF_PI - angle;
        }
        if (x < 0f) {
            angle = PI - angle;
        }
        return y < 0f ? -angle : angle;
    }

    /**
     * Inverse sine. Arguments outside [-1, 1] are clamped.
     *
     * @param value the sine
     * @return the angle in radians in [-pi/2, pi/2]
     */
    public static float asin(float value) {
        float size = clamp(Math.abs(value), 0f, 1f);
        if (size <= 0.5f) {
            return asinCore(value);
        }
        float angle = HALF_PI - 2f * asinCore((float) Math.sqrt(0.5f * (1f - size)));
        return value < 0f ? -angle : angle;
    }

    /**
     * Inverse cosine. Arguments outside [-1, 1] are clamped.
     *
     * @param value the cosine
     * @return the angle in radians in [0, pi]
     */
    public static float acos(float value) {
        float size = clamp(Math.abs(value), 0f, 1f);
        if (size <= 0.5f) {
            return HALF_PI - asinCore(value);
        }
        float angle = 2f * asinCore((float) Math.sqrt(0.5f * (1f - size)));
        return value < 0f ? PI - angle : angle;
    }

    /**
     * Exponential function. Overflows to infinity above 88.72 and to 0 below -103.97.
     *
     * @param exponent any value
     * @return e to that power
     */
    public static float exp(float exponent) {
        float clamped = clamp(exponent, -110f, 100f);
        float power = floor(clamped * LOG2_E + 0.5f);
        float rest = (clamped - power * LN2_HIGH) - power * LN2_LOW;
        float square = rest * rest;
        float polynomial = 1.3814697e-03f;
        polynomial = polynomial * rest + 8.368785e-03f;
        polynomial = polynomial * rest + 4.1668393e-02f;
        polynomial = polynomial * rest + 1.666652e-01f;
        polynomial = polynomial * rest + 4.9999994e-01f;
        float value = 1f + (rest + square * polynomial);
        // two factors, because 2^power itself may be outside the normal floats
        int whole = (int) power;
        int half = whole / 2;
        return value * powerOfTwo(half) * powerOfTwo(whole - half);
    }

    /**
     * Natural logarithm.
     *
     * @param value a value above 0
     * @return its logarithm; negative infinity for 0 and NaN below
     */
    public static float log(float value) {
        if (!(value > 0f)) {
            return value == 0f ? Float.NEGATIVE_INFINITY : Float.NaN;
        }
        if (value > Float.MAX_VALUE) {
            return value;
        }
        boolean subnormal = value < Float.MIN_NORMAL;
        int bits = Bits.ofFloat(subnormal ? value * TWO_POW_23 : value);
        int exponent = (bits >> 23) - (subnormal ? 150 : 127);
        float mantissa = Bits.toFloat((bits & 0x007FFFFF) | 0x3F800000);
        if (mantissa > SQRT_TWO) {
            mantissa = 0.5f * mantissa;
            exponent = exponent + 1;
        }
        // log(1 + f) = f - (f^2/2 - s (f^2/2 + R(s^2))) with s = f/(2 + f), from the series of the inverse hyperbolic
        // tangent
        float f = mantissa - 1f;
        float s = f / (2f + f);
        float z = s * s;
        float r = z * (6.6666776e-01f + z * (3.9977497e-01f + z * 2.9873073e-01f));
        float halfSquare = 0.5f * f * f;
        float power = (float) exponent;
        return power * LN2_HIGH - ((halfSquare - (s * (halfSquare + r) + power * LN2_LOW)) - f);
    }

    /**
     * Hyperbolic tangent.
     *
     * @param value any value
     * @return a value in [-1, 1]
     */
    public static float tanh(float value) {
        float size = Math.abs(value);
        if (size < 0.6f) {
            float z = value * value;
            float polynomial = 2.0795971e-02f + z * -5.8951583e-03f;
            polynomial = -5.378383e-02f + z * polynomial;
            polynomial = 1.3331924e-01f + z * polynomial;
            polynomial = -3.33333e-01f + z * polynomial;
            return value + value * (z * polynomial);
        }
        float tangent = 1f - 2f / (exp(2f * size) + 1f);
        return value < 0f ? -tangent : tangent;
    }

    /**
     * Square root, correctly rounded.
     *
     * @param value a value of at least 0
     * @return its square root; NaN below 0
     */
    public static float sqrt(float value) {
        return (float) Math.sqrt(value);
    }

    /**
     * Greatest whole number that is not above a value.
     *
     * @param value any value
     * @return the whole number
     */
    public static float floor(float value) {
        if (!(Math.abs(value) < TWO_POW_23)) {
            return value;
        }
        float truncated = (float) (int) value;
        return truncated > value ? truncated - 1f : truncated;
    }

    /**
     * Takes whole turns off an angle. Absolute error 2e-7 for angles up to 1000, growing in proportion beyond.
     *
     * @param angle in radians
     * @return the same direction in [-pi, pi]
     */
    public static float wrapToPi(float angle) {
        float turns = floor(angle * ONE_OVER_TWO_PI + 0.5f);
        float wrapped = (angle - turns * TWO_PI_HIGH) - turns * TWO_PI_LOW;
        return clamp(wrapped, -PI, PI);
    }

    /**
     * Limits a value to an interval.
     *
     * @param value any value
     * @param minimum lower end
     * @param maximum upper end, not below the lower
     * @return the nearest value in the interval
     */
    public static float clamp(float value, float minimum, float maximum) {
        return value < minimum ? minimum : value > maximum ? maximum : value;
    }

    private static int nearestQuadrant(float angle) {
        return (int) floor(angle * TWO_OVER_PI + 0.5f);
    }

    private static float quadrantRest(float angle, int quadrant) {
        float count = (float) quadrant;
        return ((angle - count * HALF_PI_HIGH) - count * HALF_PI_MIDDLE) - count * HALF_PI_LOW;
    }

    private static float sinCore(float x) {
        float z = x * x;
        return x + x * (z * (-1.6666655e-01f + z * (8.33216e-03f + z * -1.9515282e-04f)));
    }

    private static float cosCore(float x) {
        float z = x * x;
        return 1f - (0.5f * z - z * z * (4.1666646e-02f + z * (-1.3887316e-03f + z * 2.4433157e-05f)));
    }

    // arc tangent of small/large with 0 <= small <= large; beyond tan(pi/8) the angle is measured from pi/4
    private static float atanOfRatio(float small, float large) {
        boolean steep = small > TAN_EIGHTH_PI * large;
        float x = steep ? (small - large) / (small + large) : small / large;
        float z = x * x;
        float polynomial = 1.0593727e-01f + z * -6.0779907e-02f;
        polynomial = -1.4243522e-01f + z * polynomial;
        polynomial = 1.9998471e-01f + z * polynomial;
        polynomial = -3.3333316e-01f + z * polynomial;
        float angle = x + x * (z * polynomial);
        return steep ? QUARTER_PI + angle : angle;
    }

    private static float asinCore(float x) {
        float z = x * x;
        float polynomial = 1.4438592e-02f + z * 3.751647e-02f;
        polynomial = 3.180772e-02f + z * polynomial;
        polynomial = 4.4516955e-02f + z * polynomial;
        polynomial = 7.500504e-02f + z * polynomial;
        polynomial = 1.666666e-01f + z * polynomial;
        return x + x * (z * polynomial);
    }

    private static float powerOfTwo(int exponent) {
        return Bits.toFloat((exponent + 127) << 23);
    }
}
