package sinew.sim.kernel.device;

/** Compiled CUDA text. */
public interface DeviceModule {
    /**
     * Finds a kernel.
     *
     * @param name the name of an {@code extern "C" __global__} function
     * @return the function
     * @throws sinew.sim.kernel.KernelException if there is none; the message lists those that there are
     */
    DeviceFunction function(String name);
}
