package sinew.sim.kernel.device;

import sinew.sim.kernel.KernelException;

/**
 * The memory of a device.
 *
 * @param freeBytes what nobody has reserved
 * @param totalBytes all of it
 */
public record MemoryUse(long freeBytes, long totalBytes) {
    /**
     * Refuses a reservation that does not fit.
     *
     * @param bytes what is asked for
     * @param purpose what it is for
     * @param arithmetic how the bytes come about; may be empty
     * @throws KernelException if it is more than what is free, or less than 1
     */
    public void require(long bytes, String purpose, String arithmetic) {
        if (bytes < 1) {
            throw new KernelException(
                    "Reserving " + bytes + " bytes on the device for " + purpose + ": expected at least 1.");
        }
        if (bytes > freeBytes) {
            throw new KernelException("The device's memory does not hold " + purpose + ": " + MemoryPlan.readable(bytes)
                    + " were asked for, "
                    + MemoryPlan.readable(freeBytes) + " of " + MemoryPlan.readable(totalBytes) + " are free."
                    + (arithmetic.isEmpty() ? "" : "\n" + arithmetic)
                    + " Use fewer environments or fewer steps of each, or close other programs that use the device.");
        }
    }
}
