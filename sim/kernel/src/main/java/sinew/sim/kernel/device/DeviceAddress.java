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
     * Takes a part.
     *
     * @param offset the first byte
     * @param bytes how many bytes
     * @return the part
     * @throws IndexOutOfBoundsException if it does not lie inside
     */
    DeviceAddress slice(long offset, long bytes);
}
