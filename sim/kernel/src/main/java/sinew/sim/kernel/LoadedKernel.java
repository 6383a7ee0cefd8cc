package sinew.sim.kernel;

/** An entry point bound to its arguments on one backend, ready to run. */
public interface LoadedKernel {
    /**
     * Runs the kernel for environments {@code 0 .. environments - 1}; on a GPU it returns before the work is done.
     *
     * @param environments how many environments, at least 1
     */
    void launch(int environments);
}
