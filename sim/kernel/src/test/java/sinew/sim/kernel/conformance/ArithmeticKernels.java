package sinew.sim.kernel.conformance;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;

import sinew.sim.kernel.Bits;
import sinew.sim.kernel.Kernel;
import sinew.sim.kernel.KernelCode;

/** Operators, conversions, literals and intrinsics. */
@KernelCode
public final class ArithmeticKernels {
    private static final int PRIME = 0x9E3779B1;
    private static final int HALF_RANGE = Integer.MIN_VALUE;
    private static final float TENTH = 0.1f;
    private static final boolean YES = true;

    private ArithmeticKernels() {}

    /** Integer operators. */
    @Kernel
    public static void integers(ConformanceState s, int env) {
        for (int i = env * s.count + lane(); i < (env + 1) * s.count; i += lanes()) {
            s.ints[i] = hash(s.p[i], s.q[i]);
        }
    }

    private static int hash(int a, int b) {
        int h = a * PRIME + b;
        h = h ^ h >>> 15;
        h *= 0x85EBCA77;
        h ^= h >>> 13;
        h += b << 7;
        h -= -a;
        h ^= (a >> b) + (a >>> b) - (a << b);
        h <<= 3;
        h >>= 1;
        h >>>= 1;
        h |= b & 0x0F0F0F0F;
        h &= ~16;
        h++;
        --h;
        int divisor = b == 0 || b == -1 ? 3 : b;
        h += a / divisor + a % divisor;
        h /= 3;
        h %= 1000003;
        h = h + Math.abs(a) + Math.min(a, b) - Math.max(a, b);
        h += Bits.multiplyHigh(a, b) + HALF_RANGE + Integer.MAX_VALUE;
        boolean less = a < b;
        boolean odd = (a & 1) == 1;
        less ^= odd & YES | a >= b == odd;
        return less && !odd || a != b ? +h : -h - 2147483647;
    }

    /** Float operators, conversions and intrinsics. */
    @Kernel
    public static void floats(ConformanceState s, int env) {
        for (int i = env * s.count + lane(); i < (env + 1) * s.count; i += lanes()) {
            float a = s.a[i];
            float b = s.b[i];
            s.floats[i] = mix(a, b);
            s.ints[i] = convert(a, b);
        }
    }

    private static float mix(float a, float b) {
        float x = a * b - (a - b) / 3;
        x += 1;
        x -= TENTH;
        x *= 1e-3f;
        x /= 0.3333333432674408f;
        x++;
        --x;
        x = x + Math.min(a, b) * 1.17549435e-38f - Math.max(a, b) * Float.MIN_VALUE;
        x = x > 1e10f || x < -1e10f ? (float) Math.sqrt(Math.abs(a)) : x + Math.fma(a, b, -x);
        float remainder = a % b;
        remainder %= 2.5f;
        return Float.isFinite(remainder) && !Float.isNaN(x) ? x + remainder : -a;
    }

    private static int convert(float a, float b) {
        int n = (int) a;
        n = 31 * n + (Float.isNaN(a + b) || Float.isNaN(a) || Float.isNaN(b) ? 5 : Bits.ofFloat(Math.min(a, b) * 2f));
        n = 31 * n + Bits.ofFloat(Float.isNaN(a) ? 0f : Math.max(a, 0f));
        n = 31 * n + Bits.ofFloat(Math.min(0f * a, -0f) == 0f ? Bits.toFloat(0x3F800000 | (int) b & 1023) : 1f);
        float f = n;
        f = f * 0.5f + (float) (n / 2);
        return n + (int) (f / 7) + (Float.isInfinite(b) ? 1 : 0) + (a <= b ? 2 : 0) + (a == b ? 4 : 0);
    }
}
