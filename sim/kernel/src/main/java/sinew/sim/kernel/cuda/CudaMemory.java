package sinew.sim.kernel.cuda;

import static jcuda.driver.JCudaDriver.cuMemAlloc;
import static jcuda.driver.JCudaDriver.cuMemFree;

import sinew.sim.kernel.device.DeviceMemory;

/** Memory of the GPU that a runtime reserved. */
final class CudaMemory implements DeviceMemory {
    private final CudaAddress address;
    private final OwnedResources.Owned owned;
    private final LaunchQueue queue;

    CudaMemory(long bytes, String purpose, LaunchQueue queue, OwnedResources resources) {
        this.queue = queue;
        DevicePointer pointer = new DevicePointer();
        CudaErrors.check(cuMemAlloc(pointer, bytes), "Reserving " + bytes + " bytes on the GPU for " + purpose);
        address = new CudaAddress(pointer, 0, bytes);
        owned = resources.add("the memory of " + purpose, () -> cuMemFree(pointer));
    }

    @Override
    public CudaAddress address() {
        return address;
    }

    @Override
    public void close() {
        if (owned.isOpen()) {
            queue.settle();
            owned.close();
        }
    }
}
