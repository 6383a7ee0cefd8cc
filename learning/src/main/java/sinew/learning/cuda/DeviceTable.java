package sinew.learning.cuda;

import java.lang.foreign.MemorySegment;
import sinew.sim.kernel.device.DeviceAddress;
import sinew.sim.kernel.device.DeviceRuntime;

/** Memory of the device that is filled with structures, one behind the other. */
final class DeviceTable {
    private static final int ALIGNMENT = 256;

    private final DeviceRuntime runtime;
    private final DeviceAddress memory;
    private long used;

    DeviceTable(DeviceRuntime runtime, DeviceAddress memory) {
        this.runtime = runtime;
        this.memory = memory;
    }

    /** Bytes that some structures take. */
    static long room(long bytes) {
        return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    /** Uploads structures; gives where they lie. */
    DeviceAddress put(byte[] structures) {
        DeviceAddress place = memory.slice(used, structures.length);
        runtime.upload(MemorySegment.ofArray(structures), place);
        used += room(structures.length);
        return place;
    }
}
