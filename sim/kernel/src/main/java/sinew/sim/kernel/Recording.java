package sinew.sim.kernel;

/** A recorded sequence of launches that is replayed as one unit (on a GPU: a CUDA graph). */
public interface Recording extends AutoCloseable {
    /** Runs the sequence once; on a GPU it returns before the work is done. */
    void replay();

    @Override
    void close();
}
