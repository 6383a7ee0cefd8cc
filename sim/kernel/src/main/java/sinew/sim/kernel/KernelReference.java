package sinew.sim.kernel;

/**
 * Names an entry point.
 *
 * @param owner the class that holds the method, marked {@link KernelCode}
 * @param method the name of its method marked {@link Kernel}
 */
public record KernelReference(Class<?> owner, String method) {}
