package sinew.learning.ppo;

import sinew.learning.RandomPurpose;
import sinew.sim.kernel.Bits;
import sinew.sim.math.Random;
import sinew.sim.math.RandomWords;

/** Random orders drawn from counter-based random numbers. */
final class Permutation {
    private Permutation() {}

    /**
     * Draws an order (Durstenfeld 1964).
     *
     * @param length how many things are put in order
     * @param seed the seed of the run
     * @param update which update of the run it is for
     * @return the numbers from 0 up to the length
     */
    static int[] draw(int length, int seed, int update) {
        int[] order = new int[length];
        RandomWords words = Random.words(seed, 0, update, RandomPurpose.PERMUTATION, 0);
        for (int i = 0; i < length; i++) {
            if ((i & 3) == 0) {
                words = Random.words(seed, 0, update, RandomPurpose.PERMUTATION, i >>> 2);
            }
            int j = Bits.multiplyHigh(words.word(i), i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
