package sinew.sim.kernel.device;

/** Memory of a device that was reserved in one piece. */
public interface DeviceMemory extends AutoCloseable {
    /**
     * Tells where it lies.
     *
     * @return all of it, at a multiple of 256 bytes
     */
    DeviceAddress address();

    /** Frees the memory after everything launched is done. */
    @Override
    void close();
}
