package sinew.sim.kernel.cuda;

import java.nio.file.Path;

/**
 * What can be chosen about kernels on a GPU.
 *
 * @param compiler how kernels are compiled
 * @param policy how launches are laid out
 * @param cacheFolder where compiled kernels are kept
 */
public record CudaOptions(CompilerOptions compiler, LaunchPolicy policy, Path cacheFolder) {
    private static final int LOCAL_BYTES = 2048;
    private static final int WARP = 32;

    /**
     * What training uses.
     *
     * @return fast code, the standard policy, the user's cache folder
     */
    public static CudaOptions standard() {
        return new CudaOptions(
                CompilerOptions.FAST,
                new StandardLaunchPolicy(LOCAL_BYTES, WARP),
                KernelCache.standardFolder(System.getenv(), Path.of(System.getProperty("user.home", "."))));
    }

    /**
     * Changes the compiler's options.
     *
     * @param options how kernels are compiled
     * @return changed options
     */
    public CudaOptions withCompiler(CompilerOptions options) {
        return new CudaOptions(options, policy, cacheFolder);
    }

    /**
     * Changes the policy.
     *
     * @param choice how launches are laid out
     * @return changed options
     */
    public CudaOptions withPolicy(LaunchPolicy choice) {
        return new CudaOptions(compiler, choice, cacheFolder);
    }

    /**
     * Changes the cache.
     *
     * @param folder where compiled kernels are kept
     * @return changed options
     */
    public CudaOptions withCacheFolder(Path folder) {
        return new CudaOptions(compiler, policy, folder);
    }
}
