package sinew.sim.kernel.conformance;

import java.util.Random;
import sinew.sim.kernel.Global;
import sinew.sim.kernel.HostOnly;

/** Inputs and outputs of the kernels. */
@Global
public final class ConformanceState {
    private static final float[] SPECIAL_FLOATS = {
        0f,
        -0f,
        1f,
        -1f,
        Float.NaN,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        Float.MAX_VALUE,
        Float.MIN_VALUE,
        2147483648f,
        -2147483648f,
        2.5f,
        -2.5f,
        1e-30f,
        16777217f
    };
    private static final int[] SPECIAL_INTS = {
        0, 1, -1, 2, -7, 31, 32, 33, Integer.MAX_VALUE, Integer.MIN_VALUE, 65536, 0x9E3779B9
    };

    /** Elements of one environment. */
    public final int count;
    /** First operands. */
    public final float[] a;
    /** Second operands. */
    public final float[] b;
    /** First operands. */
    public final int[] p;
    /** Second operands. */
    public final int[] q;
    /** Results. */
    public final float[] floats;
    /** Results. */
    public final int[] ints;
    /** A scale. */
    public final float scale;
    /** Only for Java. */
    @HostOnly
    public final int environments;

    /**
     * Makes inputs: every pair of special values, then random ones.
     *
     * @param environments how many environments
     * @param count elements of one environment
     */
    public ConformanceState(int environments, int count) {
        this.environments = environments;
        this.count = count;
        scale = 0.7f;
        int size = environments * count;
        a = new float[size];
        b = new float[size];
        p = new int[size];
        q = new int[size];
        floats = new float[size];
        ints = new int[size];
        Random random = new Random(5);
        for (int i = 0; i < size; i++) {
            boolean special = i < SPECIAL_FLOATS.length * SPECIAL_FLOATS.length;
            a[i] = special ? SPECIAL_FLOATS[i % SPECIAL_FLOATS.length] : (float) random.nextGaussian() * 3;
            b[i] = special ? SPECIAL_FLOATS[i / SPECIAL_FLOATS.length] : (float) random.nextGaussian() * 3;
            special = i < SPECIAL_INTS.length * SPECIAL_INTS.length;
            p[i] = special ? SPECIAL_INTS[i % SPECIAL_INTS.length] : random.nextInt();
            q[i] = special ? SPECIAL_INTS[i / SPECIAL_INTS.length] : random.nextInt();
        }
    }
}
