package sinew.sim.kernel.cuda;

import static jcuda.driver.JCudaDriver.cuEventCreate;
import static jcuda.driver.JCudaDriver.cuEventDestroy;
import static jcuda.driver.JCudaDriver.cuEventQuery;
import static jcuda.driver.JCudaDriver.cuEventRecord;
import static jcuda.driver.JCudaDriver.cuEventSynchronize;
import static jcuda.driver.JCudaDriver.cuMemcpyDtoHAsync;
import static jcuda.driver.JCudaDriver.cuStreamWaitEvent;

import jcuda.driver.CUevent;
import jcuda.driver.CUevent_flags;
import jcuda.driver.CUresult;
import jcuda.driver.CUstream;
import sinew.sim.kernel.KernelException;
import sinew.sim.kernel.device.SideCopy;

/** A copy to the host in a second stream, behind an event of the first. */
final class CudaSideCopy implements SideCopy {
    private final CudaAddress from;
    private final CudaPinnedMemory to;
    private final CUstream side;
    private final LaunchQueue queue;
    private final CUevent ready = new CUevent();
    private final CUevent arrived = new CUevent();
    private final OwnedResources.Owned owned;

    CudaSideCopy(CudaAddress from, CudaPinnedMemory to, CUstream side, LaunchQueue queue, OwnedResources resources) {
        this.from = from;
        this.to = to;
        this.side = side;
        this.queue = queue;
        CudaErrors.check(cuEventCreate(ready, CUevent_flags.CU_EVENT_DISABLE_TIMING), "Making an event");
        CudaErrors.check(cuEventCreate(arrived, CUevent_flags.CU_EVENT_DISABLE_TIMING), "Making an event");
        owned = resources.add("the events of a copy", () -> Math.max(cuEventDestroy(ready), cuEventDestroy(arrived)));
    }

    @Override
    public void start() {
        CUstream first = queue.direct("start a copy to the host");
        if (!isDone()) {
            throw new KernelException(
                    "A copy to the host was started again before it had arrived; ask isDone() or wait with await().");
        }
        CudaErrors.check(cuEventRecord(ready, first), "Marking the beginning of a copy");
        CudaErrors.check(cuStreamWaitEvent(side, ready, 0), "Ordering a copy");
        CudaErrors.check(
                cuMemcpyDtoHAsync(to.pointer(0), from.pointer(), from.bytes(), side),
                "Copying " + from.bytes() + " bytes from the GPU");
        CudaErrors.check(cuEventRecord(arrived, side), "Marking the end of a copy");
    }

    @Override
    public boolean isDone() {
        queue.direct("ask for a copy");
        int status = cuEventQuery(arrived);
        if (status == CUresult.CUDA_ERROR_NOT_READY) {
            return false;
        }
        CudaErrors.check(status, queue.waiting());
        return true;
    }

    @Override
    public void await() {
        queue.direct("wait for a copy");
        CudaErrors.check(cuEventSynchronize(arrived), queue.waiting());
    }

    @Override
    public void close() {
        if (owned.isOpen()) {
            await();
            owned.close();
        }
    }
}
