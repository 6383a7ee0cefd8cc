package sinew.learning.cuda;

import java.util.ArrayList;
import java.util.List;
import sinew.sim.kernel.device.DeviceAddress;

/**
 * What the networks need of the device's memory.
 *
 * @param networks their layers
 * @param parameters all parameters
 * @param actorOutputs deltas of the actor's outputs
 * @param valueOutputs deltas of the values
 * @param tables where the launches' products are described
 */
record EngineMemory(
        List<NetworkLayers> networks,
        ParameterArrays parameters,
        DeviceAddress actorOutputs,
        DeviceAddress valueOutputs,
        DeviceAddress tables) {
    private static final int TABLE_BYTES = 64 << 10;

    static EngineMemory of(Room room, EnginePlan plan) {
        List<NetworkLayers> networks = new ArrayList<>();
        for (int n = 0; n < plan.hidden().size(); n++) {
            String name = plan.hidden().size() == 1 ? "the trunk" : n == 0 ? "the actor" : "the critic";
            networks.add(new NetworkLayers(
                    room,
                    name,
                    plan.hidden().get(n),
                    plan.inputs().get(n),
                    plan.size(),
                    plan.keepsArguments(),
                    n == 1 && plan.sameInputs() ? networks.getFirst() : null,
                    plan.memories().get(n)));
        }
        int bytes = plan.size().precision().storedBytes();
        int rows = plan.size().miniBatchRows();
        NetworkLayers any = networks.getFirst();
        return new EngineMemory(
                networks,
                ParameterArrays.of(room, plan.layout().size(), plan.parts(), plan.noise()),
                room.elements(
                        "deltas of the actions",
                        bytes,
                        rows,
                        any.pitch(plan.actorHead().outputs())),
                room.elements("deltas of the values", bytes, rows, any.pitch(1)),
                room.bytes("descriptions of the products", TABLE_BYTES));
    }
}
