package sinew.sim.kernel.device;

import sinew.sim.kernel.KernelException;

/**
 * What a launch of a kernel may ask for.
 *
 * @param kernel its name, for messages
 * @param fixedSharedBytes shared memory whose size is fixed in the text
 * @param sharedBytesPerBlock the most shared memory that a block may have
 */
public record LaunchLimits(String kernel, int fixedSharedBytes, int sharedBytesPerBlock) {
    private static final int MOST_THREADS = 1024;
    private static final int MOST_ROWS = 65_535;

    /**
     * Refuses a launch that no device could run, or this one cannot.
     *
     * @param gridX how many blocks
     * @param gridY how many rows of blocks
     * @param gridZ how many layers of blocks
     * @param blockX how many threads a block has
     * @param sharedBytes the size of {@code shared_memory}
     * @throws KernelException if a number is out of range; the message tells the range
     */
    public void check(int gridX, int gridY, int gridZ, int blockX, int sharedBytes) {
        if (gridX < 1 || gridY < 1 || gridZ < 1 || gridY > MOST_ROWS || gridZ > MOST_ROWS) {
            throw new KernelException("The kernel " + kernel + " cannot run in " + gridX + " x " + gridY + " x " + gridZ
                    + " blocks; expected at least 1 in each direction, and at most " + MOST_ROWS
                    + " in the second and third.");
        }
        if (blockX < 1 || blockX > MOST_THREADS) {
            throw new KernelException(
                    "The kernel " + kernel + " cannot run in blocks of " + blockX + " threads; expected 1 to 1024.");
        }
        if (sharedBytes < 0 || sharedBytes > sharedBytesPerBlock - fixedSharedBytes) {
            throw new KernelException("The kernel " + kernel + " asked for " + sharedBytes
                    + " bytes of shared memory a block besides the " + fixedSharedBytes
                    + " of its text; this device has " + sharedBytesPerBlock + " in all. Use smaller tiles.");
        }
    }
}
