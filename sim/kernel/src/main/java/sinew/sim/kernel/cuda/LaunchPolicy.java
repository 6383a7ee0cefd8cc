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
     * Uses one shape for everything.
     *
     * @param shape the shape
     * @return a policy
     */
    static LaunchPolicy always(LaunchShape shape) {
        return (demand, device) -> shape;
    }
}
