package sinew.sim.kernel.device;

/** A copy from the device to page-locked memory that runs beside what is launched after it. */
public interface SideCopy extends AutoCloseable {
    /**
     * Copies what the source holds after everything launched until now. Until it {@link #isDone} nothing launched may change the source.
     *
     * @throws sinew.sim.kernel.KernelException if the copy that was started before is not done
     */
    void start();

    /**
     * Asks without waiting.
     *
     * @return whether the copy that was started last has arrived; true before the first
     */
    boolean isDone();

    /** Waits until the copy that was started last has arrived, but not for what was launched after it. */
    void await();

    /** Waits and frees what orders the copies. */
    @Override
    void close();
}
