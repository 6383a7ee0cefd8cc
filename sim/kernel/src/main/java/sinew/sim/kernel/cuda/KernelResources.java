package sinew.sim.kernel.cuda;

/**
 * What a compiled kernel takes of a GPU.
 *
 * @param kernel its name
 * @param shape how its launches are laid out
 * @param registersPerThread registers
 * @param localBytesPerThread local memory: local arrays and what did not fit in registers
 * @param sharedBytesPerBlock dynamic and static shared memory
 * @param residentBlocksPerMultiprocessor how many of its blocks a multiprocessor can hold
 */
public record KernelResources(
        String kernel,
        LaunchShape shape,
        int registersPerThread,
        int localBytesPerThread,
        int sharedBytesPerBlock,
        int residentBlocksPerMultiprocessor) {}
