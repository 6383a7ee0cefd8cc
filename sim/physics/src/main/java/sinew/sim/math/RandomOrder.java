package sinew.sim.math;

import sinew.sim.kernel.KernelCode;

/**
 * A random order of the numbers from 0 up to a length, each place of which can be computed on its own: a Feistel network (Luby,
 * Rackoff 1988) over the next larger power of two, applied again and again until it lands below the length (cycle
 * walking, Black and Rogaway 2002). The keys of its rounds are random numbers; its round function is the finaliser of MurmurHash3
 * (Appleby 2011).
 *
 * @param length how many numbers are put in order
 * @param bits bits of the numbers that the network permutes
 * @param early keys of the odd rounds
 * @param late keys of the even rounds
 */
@KernelCode
public record RandomOrder(int length, int bits, RandomWords early, RandomWords late) {
    private static final int WEYL = 0x9E3779B9;
    private static final int FEWEST_BITS = 2;

    /** Below so many bits one round changes little, so that more of them are needed. */
    private static final int FEW_BITS = 8;

    /**
     * Draws an order.
     *
     * @param length how many numbers are put in order, 1 to 2^30
     * @param seed the seed of the run
     * @param variant tells apart the orders of one step
     * @param step index of the step
     * @param purpose what the order is for
     * @return the order
     */
    public static RandomOrder of(int length, int seed, int variant, int step, int purpose) {
        int bits = FEWEST_BITS;
        while ((1 << bits) < length) {
            bits++;
        }
        RandomWords early = Random.words(seed, variant, step, purpose, 0);
        RandomWords late = Random.words(seed, variant, step, purpose, 1);
        return new RandomOrder(length, bits, early, late);
    }

    /**
     * Tells which number has a place.
     *
     * @param place the place, from 0 up to the length
     * @return a number from 0 up to the length, another one for every place
     */
    public int at(int place) {
        int number = place;
        do {
            number = permuted(number);
        } while (number >= length);
        return number;
    }

    private int permuted(int number) {
        int lowBits = bits >> 1;
        int highBits = bits - lowBits;
        int low = number & ((1 << lowBits) - 1);
        int high = number >> lowBits;
        // a constant number of rounds, so that compilers write them out
        for (int i = 0; i < 4; i++) {
            high = round(high, low, early.word(i), i, highBits);
            low = round(low, high, late.word(i), i, lowBits);
        }
        if (bits < FEW_BITS) {
            for (int i = 4; i < 16; i++) {
                high = round(high, low, early.word(i), i, highBits);
                low = round(low, high, late.word(i), i, lowBits);
            }
        }
        return (high << lowBits) | low;
    }

    /** Changes one half by the other. */
    private static int round(int half, int other, int key, int number, int bits) {
        return half ^ (mixed(other ^ (key + number * WEYL)) >>> (32 - bits));
    }

    private static int mixed(int word) {
        int a = (word ^ (word >>> 16)) * 0x85EBCA6B;
        int b = (a ^ (a >>> 13)) * 0xC2B2AE35;
        return b ^ (b >>> 16);
    }
}
