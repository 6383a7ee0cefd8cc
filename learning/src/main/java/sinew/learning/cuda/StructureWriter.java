package sinew.learning.cuda;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import sinew.sim.kernel.device.DeviceAddress;

/** Writes structures of pointers and ints as CUDA C lays them out: pointers first, the whole a multiple of eight bytes. */
final class StructureWriter {
    private final ByteBuffer buffer;

    StructureWriter(int bytes) {
        buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Writes pointers; those to nothing are null. */
    void pointers(DeviceAddress... addresses) {
        for (DeviceAddress address : addresses) {
            buffer.putLong(address.bytes() == 0 ? 0 : address.value());
        }
    }

    void ints(int... numbers) {
        for (int number : numbers) {
            buffer.putInt(number);
        }
        while (buffer.position() % Long.BYTES != 0) {
            buffer.putInt(0);
        }
    }

    byte[] bytes() {
        return buffer.array();
    }
}
