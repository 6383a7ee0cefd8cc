package sinew.sim.kernel.cuda;

/**
 * What a kernel asks of a launch.
 *
 * @param kernel its name, for example {@code CartpoleKernels.step}
 * @param scratchBytes one environment's working memory
 * @param cooperative whether the lanes of an environment wait for each other; if not, more than one would only repeat the work
 */
public record KernelDemand(String kernel, int scratchBytes, boolean cooperative) {}
