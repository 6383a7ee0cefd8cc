package sinew.sim.kernel.device;

/** A range of a device's memory; only the runtime that gave it can use it. */
public interface DeviceAddress {
    /**
     * Tells the size.
     *
     * @return bytes
     */
    long bytes();

    /**
     * Gives the address as a number, for pointers inside structures that kernels read.
     *
     * @return what a kernel sees; valid while the memory is reserved
     * @throws sinew.sim.kernel.KernelException if it is known only while a kernel runs, which can be so for {@link DeviceRuntime#addressOf} where
     *     the device is the host
     */
    long value();

    /**
     * Takes a part.
     *
     * @param offset the first byte
     * @param bytes how many bytes
     * @return the part
     * @throws IndexOutOfBoundsException if it does not lie inside
     */
    DeviceAddress slice(long offset, long bytes);
}
