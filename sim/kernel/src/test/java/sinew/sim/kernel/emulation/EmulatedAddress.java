package sinew.sim.kernel.emulation;

import java.lang.foreign.MemorySegment;
import sinew.sim.kernel.KernelException;
import sinew.sim.kernel.device.DeviceAddress;

/**
 * Memory that kernels see: native, or a Java array.
 *
 * @param segment the memory
 */
record EmulatedAddress(MemorySegment segment) implements DeviceAddress {
    /** Takes an address of this package or refuses it. */
    static MemorySegment segment(DeviceAddress address) {
        if (address instanceof EmulatedAddress own) {
            return own.segment();
        }
        throw new KernelException("A " + address.getClass().getName() + " is no address of the emulated device.");
    }

    @Override
    public long bytes() {
        return segment.byteSize();
    }

    @Override
    public long value() {
        if (!segment.isNative()) {
            throw new KernelException("Java moves its arrays, so that a structure in device memory cannot point to one;"
                    + " give it to the kernel as an argument, or copy it into the run's own memory.");
        }
        return segment.address();
    }

    @Override
    public DeviceAddress slice(long offset, long bytes) {
        return new EmulatedAddress(segment.asSlice(offset, bytes));
    }
}
