package sinew.sim.kernel.device;

import java.lang.foreign.MemorySegment;

/** Memory of the host that the device writes while the program goes on. */
public interface PinnedMemory extends AutoCloseable {
    /**
     * Gives the memory; it may be read when the copies into it have arrived.
     *
     * @return all of it
     */
    MemorySegment segment();

    /** Frees the memory after everything launched is done. */
    @Override
    void close();
}
