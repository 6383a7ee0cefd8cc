package sinew.sim.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class FloatMathTest {
    private static final int SAMPLES = 200_000;

    @FunctionalInterface
    private interface FloatFunction {
        float apply(float x);
    }

    /** Greatest error in units in the last place of the true value, with a floor under the unit. */
    private static double error(
            FloatFunction function, DoubleUnaryOperator truth, double from, double to, double unit) {
        double worst = 0;
        for (int i = 0; i <= SAMPLES; i++) {
            float x = (float) (from + (to - from) * i / SAMPLES);
            double expected = truth.applyAsDouble(x);
            double size = Math.max(Math.ulp((float) expected), unit);
            worst = Math.max(worst, Math.abs(function.apply(x) - expected) / size);
        }
        return worst;
    }

    private static void assertAccurate(String what, double ulps, double limit) {
        assertTrue(ulps <= limit, () -> what + ": " + ulps + " ulp, expected at most " + limit);
    }

    @Test
    void sineAndCosineAgreeWithDoublePrecision() {
        assertAccurate("sin", error(FloatMath::sin, Math::sin, -7, 7, 6e-8), 2);
        assertAccurate("cos", error(FloatMath::cos, Math::cos, -7, 7, 6e-8), 2);
        assertAccurate("sin far", error(FloatMath::sin, Math::sin, -8000, 8000, 6e-8), 2);
        assertAccurate("cos far", error(FloatMath::cos, Math::cos, -8000, 8000, 6e-8), 2);
        assertAccurate("sin tiny", error(FloatMath::sin, Math::sin, 0, 1e-3, 0), 1);
        assertAccurate("tan", error(FloatMath::tan, Math::tan, -1.5, 1.5, 0), 4);
        assertEquals(0f, FloatMath.sin(1e9f));
        assertTrue(Float.isNaN(FloatMath.sin(Float.NaN)) && Float.isNaN(FloatMath.cos(Float.POSITIVE_INFINITY)));
    }

    @Test
    void inverseFunctionsAgreeWithDoublePrecision() {
        assertAccurate("asin", error(FloatMath::asin, Math::asin, -1, 1, 0), 3);
        assertAccurate("acos", error(FloatMath::acos, Math::acos, -1, 1, 0), 3);
        assertAccurate("acos near 1", error(FloatMath::acos, Math::acos, 0.999, 1, 0), 3);
        assertEquals(FloatMath.PI, FloatMath.acos(-1.5f));
        assertTrue(Float.isNaN(FloatMath.acos(Float.NaN)));
    }

    @Test
    void angleOfAPointAgreesWithDoublePrecisionInAllDirections() {
        double worst = 0;
        for (int i = 0; i <= SAMPLES; i++) {
            double angle = -Math.PI + 2 * Math.PI * i / SAMPLES;
            float x = (float) (3 * Math.cos(angle));
            float y = (float) (3 * Math.sin(angle));
            double expected = Math.atan2(y, x);
            double difference = Math.abs(FloatMath.atan2(y, x) - expected);
            worst = Math.max(worst, difference / Math.ulp((float) expected));
        }
        assertAccurate("atan2", worst, 3);
        assertEquals(0f, FloatMath.atan2(0f, 0f));
        assertEquals(FloatMath.PI, FloatMath.atan2(0f, -2f));
        assertEquals(-FloatMath.HALF_PI, FloatMath.atan2(-1f, 0f));
    }

    @Test
    void exponentialAndLogarithmAgreeWithDoublePrecision() {
        assertAccurate("exp", error(FloatMath::exp, Math::exp, -87, 88.7, 0), 2);
        assertAccurate("exp of small", error(FloatMath::exp, Math::exp, -1, 1, 0), 2);
        assertAccurate("log", error(FloatMath::log, Math::log, 1e-6, 10, 0), 2);
        assertAccurate("log of large", error(FloatMath::log, Math::log, 10, 1e30, 0), 2);
        assertAccurate("log of subnormal", error(FloatMath::log, Math::log, 1e-44, 1e-38, 0), 2);
        assertEquals(Float.POSITIVE_INFINITY, FloatMath.exp(89f));
        assertEquals(0f, FloatMath.exp(-200f));
        assertEquals(1f, FloatMath.exp(0f));
        assertEquals(Float.NEGATIVE_INFINITY, FloatMath.log(0f));
        assertTrue(Float.isNaN(FloatMath.log(-1f)) && Float.isNaN(FloatMath.exp(Float.NaN)));
    }

    @Test
    void hyperbolicTangentAgreesWithDoublePrecision() {
        assertAccurate("tanh", error(FloatMath::tanh, Math::tanh, -20, 20, 0), 3);
        assertAccurate("tanh of small", error(FloatMath::tanh, Math::tanh, -0.7, 0.7, 0), 3);
        assertEquals(-1f, FloatMath.tanh(Float.NEGATIVE_INFINITY));
        assertTrue(Float.isNaN(FloatMath.tanh(Float.NaN)));
    }

    @Test
    void floorAndWrapKeepTheirRanges() {
        assertEquals(-3f, FloatMath.floor(-2.5f));
        assertEquals(2f, FloatMath.floor(2.5f));
        assertEquals(-2f, FloatMath.floor(-2f));
        assertEquals(1e10f, FloatMath.floor(1e10f));
        for (int i = -1000; i <= 1000; i++) {
            float angle = i * 0.37f;
            float wrapped = FloatMath.wrapToPi(angle);
            assertTrue(Math.abs(wrapped) <= FloatMath.PI);
            assertEquals(Math.IEEEremainder(angle, 2 * Math.PI), wrapped, 1e-6);
        }
    }
}
