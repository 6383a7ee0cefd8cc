package sinew.sim.kernel.cuda;

/**
 * A GPU, as far as launching kernels needs to know it.
 *
 * @param ordinal its number, counted from 0
 * @param name what its maker calls it
 * @param architecture the name of its machine code, for example {@code sm_90}
 * @param memoryBytes its memory
 * @param multiprocessors how many multiprocessors it has
 * @param sharedBytesPerBlock the most shared memory that a thread block may ask for
 * @param sharedBytesPerMultiprocessor the shared memory that the blocks on one multiprocessor share
 */
public record CudaDevice(
        int ordinal,
        String name,
        String architecture,
        long memoryBytes,
        int multiprocessors,
        int sharedBytesPerBlock,
        int sharedBytesPerMultiprocessor) {}
