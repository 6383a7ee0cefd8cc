package sinew.learning.cuda;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sinew.learning.policy.ParameterLayout.Layer;
import sinew.learning.policy.ParameterLayout.Slice;
import sinew.sim.kernel.device.DeviceAddress;

/** The memory of one network's recurrent layers. Rows are samples as in {@link NetworkLayers}; a mini-batch's lie {@code [step][sequence]}. */
final class MemoryLayers {
    final MemoryShape shape;

    /** Hidden layers' output and observations beside each other, {@code [rows][pitch]}; of no bytes if the memory does not see both. */
    final DeviceAddress beside;

    final List<Cell> cells = new ArrayList<>();

    /** Normalised outputs {@code [rows][pitch]}, their derivatives, and mean and inverse deviation of each row; of no bytes without normalisation. */
    final DeviceAddress normalized;

    final DeviceAddress normalizedDeltas;
    final DeviceAddress moments;

    private final Precision precision;

    /**
     * One layer, see {@code struct Cell} of memory.cu.
     *
     * @param fromInput its first linear layer
     * @param fromState its second linear layer
     */
    record Cell(
            Layer fromInput,
            Layer fromState,
            DeviceAddress inputWeights,
            DeviceAddress transposedInputWeights,
            DeviceAddress stateWeights,
            DeviceAddress transposedStateWeights,
            DeviceAddress gates,
            DeviceAddress stateGates,
            DeviceAddress before,
            DeviceAddress kept,
            DeviceAddress hidden,
            DeviceAddress output,
            DeviceAddress outputDelta,
            DeviceAddress fromNext,
            DeviceAddress carry,
            DeviceAddress inputDelta,
            DeviceAddress stateDelta,
            DeviceAddress now) {}

    /**
     * Takes room for a memory.
     *
     * @param room hands out memory
     * @param name what messages call the network
     * @param shape its recurrent layers
     * @param size how many rows there are
     * @param carriesOn whether derivatives of the first layer's inputs are needed
     */
    MemoryLayers(Room room, String name, MemoryShape shape, EngineSize size, boolean carriesOn) {
        this.shape = shape;
        precision = size.precision();
        int bytes = precision.storedBytes();
        long rows = Math.max(size.environments(), size.miniBatchRows());
        beside = room.elements(
                name + "'s inputs of the memory", bytes, shape.beside() ? rows : 0, precision.pitch(shape.inputs(0)));
        for (int l = 0; l < shape.layers().size(); l++) {
            cells.add(cell(room, " of " + name + "'s recurrent layer " + l, l, size, l > 0 || carriesOn));
        }
        boolean normalizes = shape.scale() != null;
        int pitch = pitch();
        normalized = room.elements(name + "'s normalised memory", bytes, normalizes ? rows : 0, pitch);
        normalizedDeltas = room.elements(
                "deltas of " + name + "'s normalised memory", bytes, normalizes ? size.miniBatchRows() : 0, pitch);
        moments = room.numbers("moments of " + name + "'s memory", normalizes ? rows : 0, 2);
    }

    private Cell cell(Room room, String of, int l, EngineSize size, boolean inputDeltas) {
        int bytes = precision.storedBytes();
        int batch = size.miniBatchRows();
        long rows = Math.max(size.environments(), batch);
        int gates = gatePitch();
        int pitch = pitch();
        int width = shape.width();
        int inputs = shape.inputs(l);
        DeviceAddress inputDelta = room.elements("deltas of gates" + of, bytes, batch, gates);
        return new Cell(
                shape.fromInput(l),
                shape.fromState(l),
                room.elements("weights" + of, bytes, NetworkLayers.tiled(shape.gates()), precision.pitch(inputs)),
                room.elements("transposed weights" + of, bytes, inputDeltas ? NetworkLayers.tiled(inputs) : 0, gates),
                room.elements("weights of the state" + of, bytes, NetworkLayers.tiled(shape.gates()), pitch),
                room.elements("transposed weights of the state" + of, bytes, NetworkLayers.tiled(width), gates),
                room.numbers("gates" + of, rows, gates),
                room.numbers("gates by the state" + of, Math.max(size.environments(), size.sequences()), gates),
                room.numbers("cells before" + of, batch, width),
                room.numbers("cells" + of, batch, width),
                room.elements("states before" + of, bytes, batch, pitch),
                room.elements("states" + of, bytes, rows, pitch),
                room.elements("deltas of states" + of, bytes, batch, pitch),
                room.numbers("deltas by the next step" + of, size.sequences(), pitch),
                room.numbers("deltas carried" + of, size.sequences(), width),
                inputDelta,
                shape.lstm() ? inputDelta : room.elements("deltas of gates by the state" + of, bytes, batch, gates),
                room.elements("present states" + of, bytes, size.environments(), pitch));
    }

    /** Numbers of a row of states. */
    int pitch() {
        return precision.pitch(shape.width());
    }

    /** Numbers of a row of gates. */
    int gatePitch() {
        return precision.pitch(shape.gates());
    }

    /** Numbers of a row that goes into a layer. */
    int inputPitch(int layer) {
        return precision.pitch(shape.inputs(layer));
    }

    /** What the memory gives. */
    DeviceAddress output() {
        return shape.scale() == null ? cells.getLast().output() : normalized;
    }

    /** Where derivatives of what it gives are written. */
    DeviceAddress outputDeltas() {
        return shape.scale() == null ? cells.getLast().outputDelta() : normalizedDeltas;
    }

    /** The copies of a parameter tensor for products; null if it has none here. */
    OptimizerKernels.@Nullable Piece piece(Slice slice, int parts) {
        for (int l = 0; l < cells.size(); l++) {
            Cell cell = cells.get(l);
            if (cell.fromInput().weight().offset() == slice.offset()) {
                return new OptimizerKernels.Piece(
                        slice, cell.inputWeights(), cell.transposedInputWeights(), inputPitch(l), gatePitch(), parts);
            }
            if (cell.fromState().weight().offset() == slice.offset()) {
                return new OptimizerKernels.Piece(
                        slice, cell.stateWeights(), cell.transposedStateWeights(), pitch(), gatePitch(), parts);
            }
        }
        return null;
    }
}
