package sinew.sim.kernel.emulation;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import sinew.sim.kernel.KernelException;
import sinew.sim.kernel.device.DeviceAddress;
import sinew.sim.kernel.device.DeviceMemory;

/** Memory of the emulated device; what nobody has written reads as not-a-number, and the bytes behind it are watched. */
final class EmulatedMemory implements DeviceMemory {
    private static final int GUARD_BYTES = 256;
    private static final byte POISON = (byte) 0xff;
    private static final byte GUARD = (byte) 0xa5;

    private final String purpose;
    private final List<EmulatedMemory> all;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment memory;
    private final MemorySegment guard;

    EmulatedMemory(long bytes, String purpose, List<EmulatedMemory> all) {
        this.purpose = purpose;
        this.all = all;
        MemorySegment whole = arena.allocate(bytes + GUARD_BYTES, 256);
        memory = whole.asSlice(0, bytes);
        guard = whole.asSlice(bytes);
        memory.fill(POISON);
        guard.fill(GUARD);
        all.add(this);
    }

    String purpose() {
        return purpose;
    }

    MemorySegment segment() {
        return memory;
    }

    /** Refuses what a kernel did if it wrote behind the memory. */
    void checkGuard(String kernel) {
        for (int i = 0; i < GUARD_BYTES; i++) {
            if (guard.get(ValueLayout.JAVA_BYTE, i) != GUARD) {
                throw new KernelException("The kernel " + kernel + " wrote " + i
                        + " bytes past the end of the memory of " + purpose + ".");
            }
        }
    }

    @Override
    public DeviceAddress address() {
        return new EmulatedAddress(memory);
    }

    @Override
    public void close() {
        if (all.remove(this)) {
            arena.close();
        }
    }
}
