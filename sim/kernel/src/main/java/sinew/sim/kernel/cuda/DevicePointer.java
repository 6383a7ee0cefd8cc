package sinew.sim.kernel.cuda;

import jcuda.driver.CUdeviceptr;

/** Memory of the GPU whose address is known as a number, so that a kernel can be given an address inside. */
final class DevicePointer extends CUdeviceptr {
    /** Makes a pointer that a reservation fills in. */
    DevicePointer() {}

    /** The address. */
    long address() {
        return getNativePointer() + getByteOffset();
    }
}
