package sinew.sim.kernel.device;

import sinew.sim.kernel.KernelException;

/** The rule that source and target of a copy have the same size. */
public final class CopySize {
    private CopySize() {}

    /**
     * Refuses a copy between different sizes.
     *
     * @param from bytes of the source
     * @param to bytes of the target
     * @throws KernelException if they differ
     */
    public static void check(long from, long to) {
        if (from != to) {
            throw new KernelException(
                    "A copy from " + from + " to " + to + " bytes: the sizes must agree; take slices of one size.");
        }
    }
}
