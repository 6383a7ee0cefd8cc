package sinew.sim.kernel.device;

/**
 * What a device is.
 *
 * @param name what its maker calls it
 * @param architecture the name of its machine code, for example {@code sm_90}
 * @param multiprocessors how many multiprocessors it has
 * @param sharedBytesPerBlock the most shared memory that a block may have
 */
public record DeviceProperties(String name, String architecture, int multiprocessors, int sharedBytesPerBlock) {}
