package sinew.sim.kernel.cuda;

import java.util.Objects;
import jcuda.driver.CUdeviceptr;
import sinew.sim.kernel.KernelException;
import sinew.sim.kernel.device.DeviceAddress;

/**
 * A range of the GPU's memory.
 *
 * @param base the reservation it lies in
 * @param offset its first byte in the reservation
 * @param bytes its size
 */
record CudaAddress(DevicePointer base, long offset, long bytes) implements DeviceAddress {
    /** Takes an address of this package or refuses it. */
    static CudaAddress of(Object address) {
        if (address instanceof CudaAddress own) {
            return own;
        }
        throw new KernelException("A " + address.getClass().getName()
                + " is no address on the GPU; use addresses that the backend's own runtime gave.");
    }

    @Override
    public long value() {
        return base.address() + offset;
    }

    @Override
    public CudaAddress slice(long start, long length) {
        Objects.checkFromIndexSize(start, length, bytes);
        return new CudaAddress(base, offset + start, length);
    }

    /** For the driver's copies. */
    CUdeviceptr pointer() {
        return base.withByteOffset(offset);
    }
}
