package sinew.sim.math;

import sinew.sim.kernel.Bits;
import sinew.sim.kernel.HostOnly;
import sinew.sim.kernel.KernelCode;

/**
 * Random numbers without state: a number is a function of (seed, environment, step, purpose, index).
 *
 * <p>The generator is Philox4x32-10 (Salmon, Moraes, Dror, Shaw 2011, <i>Parallel random numbers: as easy as 1, 2, 3</i>),
 * with the seed as its key and the rest as its counter. The same key gives the same number on the CPU and the GPU, in any
 * order of execution. A purpose is a constant that tells apart the uses of random numbers in one step; the index counts the
 * numbers drawn for one purpose.
 */
@KernelCode
public final class Random {
    private static final int MULTIPLIER_0 = 0xD2511F53;
    private static final int MULTIPLIER_1 = 0xCD9E8D57;
    private static final int WEYL_0 = 0x9E3779B9;
    private static final int WEYL_1 = 0xBB67AE85;
    private static final float TWO_POW_MINUS_24 = 5.9604645e-8f;

    private Random() {}

    /**
     * Folds a long seed into the word that kernels take.
     *
     * @param seed any value
     * @return a word that depends on all its bits and equals the seed for small positive seeds
     */
    @HostOnly
    public static int seedOf(long seed) {
        return (int) (seed ^ (seed >>> 32) * 0x9E3779B1L);
    }

    /**
     * Applies ten rounds of Philox4x32 to a counter.
     *
     * @param counter0 first word of the counter
     * @param counter1 second word of the counter
     * @param counter2 third word of the counter
     * @param counter3 fourth word of the counter
     * @param key0 first word of the key
     * @param key1 second word of the key
     * @return four random words
     */
    public static RandomWords philox(int counter0, int counter1, int counter2, int counter3, int key0, int key1) {
        int a = counter0;
        int b = counter1;
        int c = counter2;
        int d = counter3;
        int left = key0;
        int right = key1;
        for (int round = 0; round < 10; round++) {
            int high0 = Bits.multiplyHigh(MULTIPLIER_0, a);
            int low0 = MULTIPLIER_0 * a;
            int high1 = Bits.multiplyHigh(MULTIPLIER_1, c);
            int low1 = MULTIPLIER_1 * c;
            a = high1 ^ b ^ left;
            b = low1;
            c = high0 ^ d ^ right;
            d = low0;
            left = left + WEYL_0;
            right = right + WEYL_1;
        }
        return new RandomWords(a, b, c, d);
    }

    /**
     * Draws four words at once.
     *
     * @param seed the seed of the run
     * @param environment index of the environment
     * @param step index of the step
     * @param purpose what the numbers are for
     * @param block index of the block of four among those of this purpose
     * @return four random words; number {@code index} of a purpose is word {@code index % 4} of block {@code index / 4}
     */
    public static RandomWords words(int seed, int environment, int step, int purpose, int block) {
        return philox(environment, step, purpose, block, seed, 0);
    }

    /**
     * Makes a float of the upper 24 bits of a word.
     *
     * @param word random bits
     * @return a multiple of 2^-24 in [0, 1)
     */
    public static float unit(int word) {
        return (float) (word >>> 8) * TWO_POW_MINUS_24;
    }

    /**
     * Draws from the uniform distribution over [0, 1).
     *
     * @param seed the seed of the run
     * @param environment index of the environment
     * @param step index of the step
     * @param purpose what the number is for
     * @param index which number of this purpose
     * @return a multiple of 2^-24
     */
    public static float uniform(int seed, int environment, int step, int purpose, int index) {
        return unit(words(seed, environment, step, purpose, index >>> 2).word(index));
    }

    /**
     * Draws from the uniform distribution over an interval.
     *
     * @param minimum lower end
     * @param maximum upper end
     * @param seed the seed of the run
     * @param environment index of the environment
     * @param step index of the step
     * @param purpose what the number is for
     * @param index which number of this purpose
     * @return a value from the minimum up to the maximum
     */
    public static float range(
            float minimum, float maximum, int seed, int environment, int step, int purpose, int index) {
        return minimum + (maximum - minimum) * uniform(seed, environment, step, purpose, index);
    }

    /**
     * Draws from the normal distribution of mean 0 and deviation 1 (Box and Muller 1958).
     *
     * @param seed the seed of the run
     * @param environment index of the environment
     * @param step index of the step
     * @param purpose what the number is for; not to be shared with uniform draws
     * @param index which number of this purpose
     * @return a value between -5.8 and 5.8
     */
    public static float normal(int seed, int environment, int step, int purpose, int index) {
        RandomWords words = words(seed, environment, step, purpose, index >>> 1);
        boolean odd = (index & 1) != 0;
        float radiusDraw = 1f - unit(odd ? words.c() : words.a());
        float angle = FloatMath.TWO_PI * unit(odd ? words.d() : words.b());
        return FloatMath.sqrt(-2f * FloatMath.log(radiusDraw)) * FloatMath.cos(angle);
    }
}
