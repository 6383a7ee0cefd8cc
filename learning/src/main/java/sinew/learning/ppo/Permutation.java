package sinew.learning.ppo;

import sinew.learning.RandomPurpose;
import sinew.sim.math.RandomOrder;

/** Random orders in which samples are learned from. */
final class Permutation {
    private Permutation() {}

    /**
     * Draws the order of an update.
     *
     * @param length how many things are put in order
     * @param seed the seed of the run
     * @param update which update of the run it is for
     * @return the numbers from 0 up to the length
     */
    static int[] draw(int length, int seed, int update) {
        return draw(length, seed, update, 0);
    }

    /**
     * Draws the order of one epoch of an update.
     *
     * @param length how many things are put in order
     * @param seed the seed of the run
     * @param update which update of the run it is for
     * @param epoch which pass over the samples it is for
     * @return the numbers from 0 up to the length
     */
    static int[] draw(int length, int seed, int update, int epoch) {
        RandomOrder order = RandomOrder.of(length, seed, epoch, update, RandomPurpose.PERMUTATION);
        int[] numbers = new int[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = order.at(i);
        }
        return numbers;
    }
}
