package sinew.learning.cuda;

import java.util.List;
import sinew.learning.policy.ParameterLayout;
import sinew.sim.kernel.device.DeviceProperties;

/**
 * How many of the last hidden layers of every network are computed in one launch (chain.cu), because what goes from one to the next fits
 * into a multiprocessor.
 *
 * @param forward the last layers whose activations are computed in one launch; 0 if every layer has its own
 * @param backward the layers before the last one whose deltas are computed in one launch; 0 if every layer has its own
 */
record Chains(int forward, int backward) {
    /** A launch for every layer. */
    static final Chains NONE = new Chains(0, 0);

    private static final int WIDEST = 128;

    /**
     * Chains what is narrow enough: at least two layers.
     *
     * @param hidden the hidden layers of each network
     * @param precision how numbers are stored
     * @param device has to have enough shared memory
     * @return the most that all networks have
     */
    static Chains of(List<List<ParameterLayout.Layer>> hidden, Precision precision, DeviceProperties device) {
        if (device.sharedBytesPerBlock() < ChainLaunch.sharedBytes(precision)) {
            return NONE;
        }
        int narrow = hidden.stream().mapToInt(Chains::narrow).min().orElse(0);
        return new Chains(narrow < 2 ? 0 : narrow, narrow < 3 ? 0 : narrow - 1);
    }

    private static int narrow(List<ParameterLayout.Layer> layers) {
        int count = 0;
        while (count < layers.size() && layers.get(layers.size() - 1 - count).outputs() <= WIDEST) {
            count++;
        }
        return count;
    }
}
