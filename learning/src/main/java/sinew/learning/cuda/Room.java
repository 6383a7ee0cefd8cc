package sinew.learning.cuda;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sinew.sim.kernel.device.DeviceAddress;
import sinew.sim.kernel.device.DeviceMemory;
import sinew.sim.kernel.device.DeviceRuntime;
import sinew.sim.kernel.device.MemoryPlan;

/** Hands out parts of one piece of device memory: first it adds up what is asked for, then it gives the addresses. */
final class Room {
    private final MemoryPlan plan;
    private final List<MemoryPlan.Part> parts = new ArrayList<>();
    private @Nullable DeviceMemory memory;
    private int next;

    private Room(String purpose) {
        plan = new MemoryPlan(purpose);
    }

    /**
     * Arrays and the memory in which they lie.
     *
     * @param arrays the arrays
     * @param memory the memory, to be closed by the owner
     */
    record Reserved<T>(T arrays, DeviceMemory memory) {}

    /**
     * Reserves memory for arrays and fills it with zeros.
     *
     * @param runtime the device
     * @param purpose what the memory is for, for messages
     * @param arrays asks for all arrays; called twice, must ask for the same both times
     * @return what the second call gave
     */
    static <T> Reserved<T> reserve(DeviceRuntime runtime, String purpose, Function<Room, T> arrays) {
        Room room = new Room(purpose);
        T _ = arrays.apply(room);
        DeviceMemory memory = runtime.allocate(room.plan);
        room.memory = memory;
        runtime.clear(memory.address());
        return new Reserved<>(arrays.apply(room), memory);
    }

    /** Takes room for 32-bit numbers. */
    DeviceAddress numbers(String what, long... dimensions) {
        return take(what, Float.BYTES, dimensions);
    }

    /** Takes room for 64-bit floats. */
    DeviceAddress doubles(String what, long... dimensions) {
        return take(what, Double.BYTES, dimensions);
    }

    /** Takes room for a structure. */
    DeviceAddress bytes(String what, int bytes) {
        return take(what, 1, bytes);
    }

    /** Takes room for numbers of a given size. */
    DeviceAddress elements(String what, int elementBytes, long... dimensions) {
        return take(what, elementBytes, dimensions);
    }

    private DeviceAddress take(String what, int elementBytes, long... dimensions) {
        DeviceMemory reserved = memory;
        if (reserved != null) {
            return parts.get(next++).in(reserved);
        }
        parts.add(plan.addElements(what, elementBytes, dimensions));
        return new Unknown();
    }

    /** Stands for an address before there is memory. */
    private record Unknown() implements DeviceAddress {
        @Override
        public long bytes() {
            return 0;
        }

        @Override
        public long value() {
            return 0;
        }

        @Override
        public DeviceAddress slice(long offset, long bytes) {
            return this;
        }
    }
}
