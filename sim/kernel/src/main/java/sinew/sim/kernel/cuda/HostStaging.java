package sinew.sim.kernel.cuda;

import static jcuda.driver.JCudaDriver.cuEventCreate;
import static jcuda.driver.JCudaDriver.cuEventDestroy;
import static jcuda.driver.JCudaDriver.cuEventRecord;
import static jcuda.driver.JCudaDriver.cuEventSynchronize;
import static jcuda.driver.JCudaDriver.cuMemHostRegister;
import static jcuda.driver.JCudaDriver.cuMemHostUnregister;
import static jcuda.driver.JCudaDriver.cuMemcpyDtoHAsync;
import static jcuda.driver.JCudaDriver.cuMemcpyHtoDAsync;
import static jcuda.driver.JCudaDriver.cuStreamSynchronize;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import jcuda.Pointer;
import jcuda.driver.CUdeviceptr;
import jcuda.driver.CUevent;
import jcuda.driver.CUevent_flags;
import jcuda.driver.CUstream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sinew.sim.kernel.KernelException;

/**
 * Page-locked memory through which Java arrays reach the device, in the order of one stream.
 *
 * <p>Several small arrays share one round trip.
 */
final class HostStaging implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HostStaging.class);
    private static final int ALIGNMENT = 256;

    private final CUstream stream;
    private final ByteBuffer buffer;
    private final MemorySegment memory;
    private final Pointer pointer;
    private final boolean locked;
    private final CUevent uploaded = new CUevent();

    /**
     * Makes a buffer.
     *
     * @param stream orders the copies
     * @param bytes its size, a multiple of 256
     */
    HostStaging(CUstream stream, int bytes) {
        this.stream = stream;
        buffer = ByteBuffer.allocateDirect(bytes);
        memory = MemorySegment.ofBuffer(buffer);
        pointer = Pointer.to(buffer);
        int status = cuMemHostRegister(pointer, bytes, 0);
        locked = status == 0;
        if (!locked) {
            LOG.info("Copies to the GPU use ordinary memory, which is slower: {}", CudaErrors.describe(status));
        }
        CudaErrors.check(cuEventCreate(uploaded, CUevent_flags.CU_EVENT_DISABLE_TIMING), "Making an event");
    }

    /** Copies arrays to the device; returns when the arrays may change again, which is before the copies arrive. */
    void upload(List<Object> arrays, List<CUdeviceptr> copies) {
        // an upload that is still under way reads the buffer
        CudaErrors.check(cuEventSynchronize(uploaded), "Waiting for copies to the GPU");
        long used = 0;
        for (int i = 0; i < arrays.size(); i++) {
            MemorySegment array = segment(arrays.get(i));
            long done = 0;
            while (done < array.byteSize()) {
                if (used == memory.byteSize()) {
                    CudaErrors.check(cuStreamSynchronize(stream), "Copying to the GPU");
                    used = 0;
                }
                long part = Math.min(array.byteSize() - done, memory.byteSize() - used);
                MemorySegment.copy(array, done, memory, used, part);
                CudaErrors.check(
                        cuMemcpyHtoDAsync(
                                copies.get(i).withByteOffset(done), pointer.withByteOffset(used), part, stream),
                        "Copying " + part + " bytes to the GPU");
                done += part;
                used = aligned(used + part);
            }
        }
        CudaErrors.check(cuEventRecord(uploaded, stream), "Marking the end of copies to the GPU");
    }

    /** Waits for the stream and copies arrays from the device. */
    void download(List<Object> arrays, List<CUdeviceptr> copies) {
        List<Runnable> pending = new ArrayList<>();
        long used = 0;
        for (int i = 0; i < arrays.size(); i++) {
            MemorySegment array = segment(arrays.get(i));
            long done = 0;
            while (done < array.byteSize()) {
                if (used == memory.byteSize()) {
                    deliver(pending);
                    used = 0;
                }
                long part = Math.min(array.byteSize() - done, memory.byteSize() - used);
                CudaErrors.check(
                        cuMemcpyDtoHAsync(
                                pointer.withByteOffset(used), copies.get(i).withByteOffset(done), part, stream),
                        "Copying " + part + " bytes from the GPU");
                long from = used;
                long to = done;
                pending.add(() -> MemorySegment.copy(memory, from, array, to, part));
                done += part;
                used = aligned(used + part);
            }
        }
        deliver(pending);
    }

    @Override
    public void close() {
        int status = cuEventDestroy(uploaded);
        int unlocked = locked ? cuMemHostUnregister(pointer) : 0;
        if (status != 0 || unlocked != 0) {
            LOG.warn(
                    "Releasing the copy buffer failed: {} {}",
                    CudaErrors.describe(status),
                    CudaErrors.describe(unlocked));
        }
    }

    /**
     * Views an array as memory.
     *
     * @param array {@code float[]}, {@code int[]} or memory itself
     * @return its memory
     * @throws KernelException if it is something else
     */
    static MemorySegment segment(Object array) {
        if (array instanceof float[] floats) {
            return MemorySegment.ofArray(floats);
        }
        if (array instanceof int[] ints) {
            return MemorySegment.ofArray(ints);
        }
        if (array instanceof MemorySegment memory) {
            return memory;
        }
        throw new KernelException(
                "Only float[] and int[] lie on the GPU, not " + array.getClass().getName() + ".");
    }

    private void deliver(List<Runnable> pending) {
        CudaErrors.check(cuStreamSynchronize(stream), "Copying from the GPU");
        pending.forEach(Runnable::run);
        pending.clear();
    }

    private long aligned(long used) {
        return Math.min(memory.byteSize(), (used + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
    }
}
