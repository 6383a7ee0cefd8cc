package sinew.sim.kernel.cuda;

import static jcuda.driver.JCudaDriver.cuMemHostRegister;
import static jcuda.driver.JCudaDriver.cuMemHostUnregister;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import jcuda.Pointer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sinew.sim.kernel.KernelException;
import sinew.sim.kernel.device.PinnedMemory;

/** Page-locked memory of the host. */
final class CudaPinnedMemory implements PinnedMemory {
    private static final Logger LOG = LoggerFactory.getLogger(CudaPinnedMemory.class);

    private final MemorySegment segment;
    private final Pointer pointer;
    private final OwnedResources.Owned owned;
    private final LaunchQueue queue;

    CudaPinnedMemory(long bytes, String purpose, LaunchQueue queue, OwnedResources resources) {
        if (bytes < 1 || bytes > Integer.MAX_VALUE) {
            throw new KernelException("Reserving " + bytes + " bytes of page-locked memory for " + purpose
                    + ": expected 1 to " + Integer.MAX_VALUE + ".");
        }
        this.queue = queue;
        ByteBuffer buffer = ByteBuffer.allocateDirect((int) bytes);
        segment = MemorySegment.ofBuffer(buffer);
        pointer = Pointer.to(buffer);
        int status = cuMemHostRegister(pointer, bytes, 0);
        if (status != 0) {
            LOG.info("Copies to {} use ordinary memory, which is slower: {}", purpose, CudaErrors.describe(status));
        }
        owned = resources.add(
                "the page-locked memory of " + purpose, () -> status == 0 ? cuMemHostUnregister(pointer) : 0);
    }

    /** Takes memory of this package or refuses it. */
    static CudaPinnedMemory of(PinnedMemory memory) {
        if (memory instanceof CudaPinnedMemory own && own.owned.isOpen()) {
            return own;
        }
        throw new KernelException("The page-locked memory is closed or belongs to another runtime.");
    }

    @Override
    public MemorySegment segment() {
        return segment;
    }

    /** For the driver's copies. */
    Pointer pointer(long offset) {
        return pointer.withByteOffset(offset);
    }

    @Override
    public void close() {
        if (owned.isOpen()) {
            queue.settle();
            owned.close();
        }
    }
}
