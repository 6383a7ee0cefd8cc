package sinew.sim.kernel;

/**
 * Where kernels run. A backend belongs to the thread that made it.
 *
 * <p>Arrays are known by identity: the arrays of every {@link Global} object that was given to {@link #load} have a copy on the
 * device, which on the CPU is the array itself.
 */
public interface Backend extends AutoCloseable {
    /**
     * Names the device for people, for example {@code "CPU, 2 threads"} or {@code "NVIDIA H200"}.
     *
     * @return the name
     */
    String deviceName();

    /**
     * Binds an entry point to its arguments; on a GPU it compiles the kernel unless the compiled form is in the cache.
     *
     * @param kernel the entry point
     * @param arguments one object for every {@link Constants} and {@link Global} parameter, in the order of the parameters;
     *     {@link Scratch} parameters and the environment's index are provided by the backend
     * @return the kernel, valid until the backend is closed
     * @throws KernelException if the entry point does not exist, an argument does not fit or the kernel cannot be compiled
     */
    LoadedKernel load(KernelReference kernel, Object... arguments);

    /**
     * Copies arrays to the device. Does nothing on the CPU.
     *
     * @param arrays {@code float[]} or {@code int[]} fields of {@link Global} objects known to this backend
     */
    void upload(Object... arrays);

    /**
     * Waits for all launches and copies arrays from the device. Only waits on the CPU.
     *
     * @param arrays {@code float[]} or {@code int[]} fields of {@link Global} objects known to this backend. Modified.
     */
    void download(Object... arrays);

    /** Waits until all launches are done; an error of a launch is thrown here at the latest. */
    void synchronize();

    /**
     * Records launches instead of running them.
     *
     * @param launches calls {@link LoadedKernel#launch} and nothing else of this backend
     * @return the sequence
     */
    Recording record(Runnable launches);

    @Override
    void close();
}
