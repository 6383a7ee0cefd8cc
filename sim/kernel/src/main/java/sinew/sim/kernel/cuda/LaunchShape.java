package sinew.sim.kernel.cuda;

import sinew.sim.kernel.KernelException;
import sinew.sim.kernel.linker.ScratchPlacement;

/**
 * How the environments of a launch are laid out on a GPU.
 *
 * @param lanes how many lanes share an environment: 1, 2, 4, 8, 16 or 32
 * @param environmentsPerBlock how many environments share a thread block; lanes times this is at most 1024
 * @param scratchPlacement where working memory lies; {@code LOCAL} needs one lane
 */
public record LaunchShape(int lanes, int environmentsPerBlock, ScratchPlacement scratchPlacement) {
    private static final int MOST_LANES = 32;
    private static final int MOST_THREADS = 1024;

    /** Checks the numbers. */
    public LaunchShape {
        if (lanes < 1 || lanes > MOST_LANES || Integer.bitCount(lanes) != 1) {
            throw new KernelException("A launch shape needs 1, 2, 4, 8, 16 or 32 lanes, not " + lanes + ".");
        }
        if (environmentsPerBlock < 1 || lanes * environmentsPerBlock > MOST_THREADS) {
            throw new KernelException("A launch shape of " + lanes + " lanes needs 1 to " + MOST_THREADS / lanes
                    + " environments per block, not " + environmentsPerBlock + ".");
        }
        if (scratchPlacement == ScratchPlacement.LOCAL && lanes > 1) {
            throw new KernelException("Local working memory needs 1 lane, not " + lanes + "; choose SHARED.");
        }
    }
}
