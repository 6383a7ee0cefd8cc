package sinew.sim.kernel.cuda;

/** Chooses the shape of a kernel's launches. */
@FunctionalInterface
public interface LaunchPolicy {
    /**
     * Chooses a shape.
     *
     * @param demand what the kernel asks for
     * @param device the GPU
     * @return the shape
     */
    LaunchShape choose(KernelDemand demand, CudaDevice device);

    /**
     * Limits the registers of a kernel that is launched in a shape, so that they do not keep environments from a multiprocessor.
     *
     * @param demand what the kernel asks for
     * @param shape the shape
     * @param device the GPU
     * @return the most registers of a thread; 0 leaves it to the compiler
     */
    default int mostRegisters(KernelDemand demand, LaunchShape shape, CudaDevice device) {
        return 0;
    }

    /**
     * Uses one shape for everything.
     *
     * @param shape the shape
     * @return a policy
     */
    static LaunchPolicy always(LaunchShape shape) {
        return (demand, device) -> shape;
    }
}
