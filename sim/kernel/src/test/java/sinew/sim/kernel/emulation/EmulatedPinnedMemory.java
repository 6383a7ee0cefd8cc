package sinew.sim.kernel.emulation;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import sinew.sim.kernel.device.PinnedMemory;

/** Memory that the emulated device writes late. */
final class EmulatedPinnedMemory implements PinnedMemory {
    private final Arena arena = Arena.ofShared();
    private final MemorySegment segment;
    private boolean closed;

    EmulatedPinnedMemory(long bytes) {
        segment = arena.allocate(bytes, 256);
    }

    @Override
    public MemorySegment segment() {
        return segment;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            arena.close();
        }
    }
}
