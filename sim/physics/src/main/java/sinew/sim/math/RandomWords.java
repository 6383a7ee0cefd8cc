package sinew.sim.math;

import sinew.sim.kernel.KernelCode;

/**
 * Four independent words of 32 random bits.
 *
 * @param a first word
 * @param b second word
 * @param c third word
 * @param d fourth word
 */
@KernelCode
public record RandomWords(int a, int b, int c, int d) {
    /**
     * Picks a word.
     *
     * @param index only its lowest two bits count
     * @return the word
     */
    public int word(int index) {
        int which = index & 3;
        return which == 0 ? a : which == 1 ? b : which == 2 ? c : d;
    }
}
