package sinew.sim.kernel.device;

import sinew.sim.kernel.KernelException;

/** A kernel of a {@link DeviceModule}, ready to run. */
public interface DeviceFunction {
    /**
     * Runs the kernel after what was launched before; on a GPU it returns before the work is done. Can be recorded; arguments are
     * recorded as they are.
     *
     * @param gridX how many blocks, at least 1
     * @param gridY how many rows of blocks, at least 1
     * @param gridZ how many layers of blocks, at least 1
     * @param blockX how many threads a block has, 1 to 1024
     * @param sharedBytes the size of {@code shared_memory}
     * @param arguments one for each parameter: {@link DeviceAddress} for a pointer, {@code Integer} or {@code Float}
     * @throws KernelException if the arguments do not fit the parameters, or the launch does not fit the device
     */
    void launch(int gridX, int gridY, int gridZ, int blockX, int sharedBytes, Object... arguments);

    /**
     * Tells what the compiler gave the kernel.
     *
     * @return registers and memory
     */
    FunctionResources resources();

    /**
     * Tells how many blocks one multiprocessor runs at the same time.
     *
     * @param blockX how many threads a block has
     * @param sharedBytes the size of {@code shared_memory}
     * @return how many; 0 if not even one fits
     */
    int residentBlocks(int blockX, int sharedBytes);
}
