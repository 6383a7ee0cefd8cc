package sinew.sim.kernel.cuda;

/** Chooses the shape of a kernel's launches. */
@FunctionalInterface
public interface LaunchPolicy {
    /**
     * Chooses a shape.
     *
     * @param kernel the kernel's name, for example {@code CartpoleKernels.step}
     * @param scratchBytes one environment's working memory
     * @param device the GPU
     * @return the shape
     */
    LaunchShape choose(String kernel, int scratchBytes, CudaDevice device);

    /**
     * Uses one shape for everything.
     *
     * @param shape the shape
     * @return a policy
     */
    static LaunchPolicy always(LaunchShape shape) {
        return (kernel, scratchBytes, device) -> shape;
    }
}
