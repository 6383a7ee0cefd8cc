package sinew.learning.cuda;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sinew.learning.checkpoint.Checkpoint;
import sinew.learning.checkpoint.Tensor;
import sinew.learning.settings.LearnerSettings;
import sinew.learning.settings.NetworkSettings.Recurrence;
import sinew.learning.settings.NetworkSettings.RecurrenceKind;
import sinew.sim.kernel.device.DeviceAddress;
import sinew.sim.kernel.device.DeviceRuntime;

/** What recurrent networks remember of every environment, now and at the beginning of each sequence of the rollout; of no bytes if there are none. */
final class MemoryArrays {
    /** {@code [network][hidden state, cell][layer][environment][width]}; a GRU has no cells. */
    final DeviceAddress states;

    /** {@code [sequence of the rollout][states]}. */
    final DeviceAddress starts;

    private final int environments;
    private final int networks;
    private final int kinds;
    private final int layers;
    private final int width;

    MemoryArrays(Room room, Dimensions d, LearnerSettings settings) {
        Recurrence recurrence = settings.networks().recurrence();
        boolean any = recurrence.kind() != RecurrenceKind.NONE;
        environments = d.environments();
        networks = !any ? 0 : settings.networks().sharedTrunk() ? 1 : 2;
        kinds = recurrence.kind() == RecurrenceKind.LSTM ? 2 : 1;
        layers = recurrence.layers();
        width = recurrence.hidden();
        states = room.numbers("states of the memories", networks, kinds, layers, environments, width);
        starts =
                room.numbers("states at the beginning of sequences", any ? d.steps() / d.sequenceSteps() : 0, length());
    }

    /** Numbers of all states. */
    int length() {
        return networks * kinds * layers * environments * width;
    }

    /** The present state of a layer in all environments. */
    DeviceAddress hidden(int network, int layer) {
        return state(network, 0, layer, 1);
    }

    /** The present cells of a layer in all environments; of no bytes for a GRU. */
    DeviceAddress cell(int network, int layer) {
        return kinds == 1 ? states.slice(0, 0) : state(network, 1, layer, 1);
    }

    private DeviceAddress state(int network, int kind, int layer, int count) {
        long bytes = (long) environments * width * Float.BYTES;
        return states.slice((((long) network * kinds + kind) * layers + layer) * bytes, count * bytes);
    }

    private String name(int network, int kind) {
        String prefix = networks == 1 ? "memory_state" : network == 0 ? "memory_state_a" : "memory_state_c";
        return prefix + (kind == 0 ? ".hidden" : ".cell");
    }

    List<Tensor> saveState(DeviceRuntime runtime) {
        List<Tensor> tensors = new ArrayList<>();
        for (int network = 0; network < networks; network++) {
            for (int kind = 0; kind < kinds; kind++) {
                float[] numbers = new float[layers * environments * width];
                runtime.download(state(network, kind, 0, layers), MemorySegment.ofArray(numbers));
                tensors.add(new Tensor(name(network, kind), new int[] {layers, environments, width}, numbers));
            }
        }
        return tensors;
    }

    /** Goes on from saved states; those of other environments or layers are of no use: those environments begin new episodes. */
    void restoreState(DeviceRuntime runtime, Checkpoint checkpoint) {
        for (int network = 0; network < networks; network++) {
            for (int kind = 0; kind < kinds; kind++) {
                @Nullable Tensor saved = checkpoint.find(name(network, kind));
                int length = layers * environments * width;
                boolean fits = saved != null && saved.values() instanceof float[] values && values.length == length;
                float[] numbers =
                        fits ? checkpoint.floats(name(network, kind), layers, environments, width) : new float[length];
                runtime.upload(MemorySegment.ofArray(numbers), state(network, kind, 0, layers));
            }
        }
    }
}
