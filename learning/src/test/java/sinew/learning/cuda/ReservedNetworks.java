package sinew.learning.cuda;

import sinew.learning.policy.NetworkShape;
import sinew.sim.kernel.device.DeviceMemory;
import sinew.sim.kernel.device.DeviceRuntime;

/** Networks without recurrent layers in memory of their own. */
record ReservedNetworks(Networks networks, DeviceMemory memory) implements AutoCloseable {
    static ReservedNetworks open(DeviceRuntime runtime, NetworkShape shape, EnginePlan plan) {
        Room.Reserved<EngineMemory> reserved =
                Room.reserve(runtime, "the networks", room -> EngineMemory.of(room, plan));
        return new ReservedNetworks(
                EngineNetworks.open(runtime, shape, plan, reserved.arrays(), null), reserved.memory());
    }

    @Override
    public void close() {
        memory.close();
    }
}
