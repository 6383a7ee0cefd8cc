package sinew.sim.kernel.cpu;

import sinew.sim.kernel.Constants;

/** Constants of a small chaotic chain used by the tests. */
@Constants
public final class SwingModel {
    /** How many links. */
    public final int links;
    /** The gain of each link. */
    public final float[] gains;

    /**
     * Makes a chain.
     *
     * @param links how many links
     */
    public SwingModel(int links) {
        this.links = links;
        gains = new float[links];
        for (int i = 0; i < links; i++) {
            gains[i] = 3.7f + 0.01f * i;
        }
    }
}
