package sinew.sim.kernel;

/** Operations on the bits of 32-bit words that C++ and Java spell differently; the translator knows them by name. */
public final class Bits {
    private static final long LOW_WORD = 0xFFFFFFFFL;

    private Bits() {}

    /**
     * Multiplies two unsigned words and keeps the upper half of the 64-bit product.
     *
     * @param a an unsigned word
     * @param b an unsigned word
     * @return the upper 32 bits
     */
    public static int multiplyHigh(int a, int b) {
        return (int) (((a & LOW_WORD) * (b & LOW_WORD)) >>> 32);
    }

    /**
     * Gives the bits of a float.
     *
     * @param value any value
     * @return its IEEE 754 representation
     */
    public static int ofFloat(float value) {
        return Float.floatToRawIntBits(value);
    }

    /**
     * Makes a float of its bits.
     *
     * @param bits an IEEE 754 representation
     * @return the value
     */
    public static float toFloat(int bits) {
        return Float.intBitsToFloat(bits);
    }
}
