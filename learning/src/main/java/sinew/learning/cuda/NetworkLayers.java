package sinew.learning.cuda;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sinew.learning.policy.ParameterLayout;
import sinew.sim.kernel.device.DeviceAddress;

/**
 * The memory of one network's hidden layers. Rows of inputs, activations and deltas are samples, padded with zeros to a multiple of 128
 * bytes.
 */
final class NetworkLayers {
    /** Bytes of which a padded row is a multiple. */
    static final int ROW_BYTES = 128;

    private static final int TILE = 128;

    final List<ParameterLayout.Layer> layers;
    final int inputs;
    final DeviceAddress rolloutInput;
    final DeviceAddress batchInput;
    /** Copies of the weights for products, {@code [outputs padded to 128][pitch]}. */
    final List<DeviceAddress> weights = new ArrayList<>();

    /** Transposed copies, {@code [inputs padded to 128][pitch]}; of no bytes for a first layer whose inputs need no deltas. */
    final List<DeviceAddress> transposedWeights = new ArrayList<>();

    /** Activations {@code [rows][pitch]} of the rollout's or mini-batch's rows, layer by layer. */
    final List<DeviceAddress> activations = new ArrayList<>();

    /** What slopes follow from: the activations, or arguments of the same shape. */
    final List<DeviceAddress> slopes = new ArrayList<>();

    /** Derivatives of the loss with respect to the layers' arguments, {@code [rows][pitch]}. */
    final List<DeviceAddress> deltas = new ArrayList<>();

    /** The recurrent layers, or null. */
    final @Nullable MemoryLayers memory;

    private final Precision precision;

    /**
     * Takes room for a network.
     *
     * @param room hands out memory
     * @param name what messages call the network
     * @param layers its hidden layers
     * @param inputs numbers it sees
     * @param size how many rows there are
     * @param keepsArguments whether slopes follow from arguments, not from activations
     * @param sameInputs a network that sees the same, or null
     * @param recurrent its recurrent layers, or null
     */
    NetworkLayers(
            Room room,
            String name,
            List<ParameterLayout.Layer> layers,
            int inputs,
            EngineSize size,
            boolean keepsArguments,
            @Nullable NetworkLayers sameInputs,
            @Nullable MemoryShape recurrent) {
        this.layers = layers;
        this.inputs = inputs;
        precision = size.precision();
        int bytes = precision.storedBytes();
        if (sameInputs == null) {
            rolloutInput = room.elements(name + "'s inputs of a step", bytes, size.environments(), pitch(inputs));
            batchInput = room.elements(name + "'s inputs of a rollout", bytes, size.samples(), pitch(inputs));
        } else {
            rolloutInput = sameInputs.rolloutInput;
            batchInput = sameInputs.batchInput;
        }
        boolean carriesOn = recurrent != null && recurrent.after() && !layers.isEmpty();
        memory = recurrent == null ? null : new MemoryLayers(room, name, recurrent, size, carriesOn);
        boolean memoryBefore = recurrent != null && !recurrent.after();
        long rows = Math.max(size.environments(), size.miniBatchRows());
        for (int l = 0; l < layers.size(); l++) {
            ParameterLayout.Layer layer = layers.get(l);
            String of = " of " + name + "'s layer " + l;
            int pitch = pitch(layer.outputs());
            weights.add(room.elements("weights" + of, bytes, tiled(layer.outputs()), pitch(layer.inputs())));
            transposedWeights.add(room.elements(
                    "transposed weights" + of, bytes, l == 0 && !memoryBefore ? 0 : tiled(layer.inputs()), pitch));
            DeviceAddress values = room.elements("activations" + of, bytes, rows, pitch);
            activations.add(values);
            slopes.add(keepsArguments ? room.elements("arguments" + of, bytes, rows, pitch) : values);
            deltas.add(room.elements("deltas" + of, bytes, size.miniBatchRows(), pitch));
        }
    }

    static long tiled(int rows) {
        return (rows + TILE - 1L) / TILE * TILE;
    }

    /** Numbers of a padded row. */
    int pitch(int width) {
        return precision.pitch(width);
    }

    /** Numbers of a row that goes into a layer. */
    int inputPitch(int layer) {
        return pitch(layers.get(layer).inputs());
    }

    MemoryLayers requireMemory() {
        if (memory == null) {
            throw new IllegalStateException("These networks have no memory");
        }
        return memory;
    }

    /** Whether the first hidden layer, or the last linear layer if there is none, sees the observations. */
    private boolean seesObservations() {
        return memory == null || memory.shape.after();
    }

    /** What goes into a layer. */
    DeviceAddress input(int layer, boolean rollout) {
        if (layer > 0) {
            return activations.get(layer - 1);
        }
        return seesObservations()
                ? rollout ? rolloutInput : batchInput
                : requireMemory().output();
    }

    /** Whether what goes into a layer holds all mini-batches in an update. */
    boolean inputMoves(int layer) {
        return layer == 0 && seesObservations();
    }

    /** What goes into the recurrent layers. */
    DeviceAddress memoryInput(boolean rollout) {
        MemoryLayers own = requireMemory();
        if (own.shape.beside()) {
            return own.beside;
        }
        if (own.shape.after() && !layers.isEmpty()) {
            return activations.getLast();
        }
        return rollout ? rolloutInput : batchInput;
    }

    /** Whether what goes into the recurrent layers holds all mini-batches in an update. */
    boolean memoryInputMoves() {
        MemoryShape own = requireMemory().shape;
        return !own.beside() && (!own.after() || layers.isEmpty());
    }

    /** The inputs of all environments, or of the mini-batch that begins at a row. */
    DeviceAddress observations(boolean rollout, int firstRow, int rows) {
        long row = (long) pitch(inputs) * precision.storedBytes();
        return rollout ? rolloutInput : batchInput.slice(row * firstRow, row * rows);
    }

    /** Whether the last linear layer sees what the memory gives. */
    boolean memoryLast() {
        return memory != null && (memory.shape.after() || layers.isEmpty());
    }

    /** What the last linear layer sees. */
    DeviceAddress last(boolean rollout, int firstRow, int rows) {
        if (memoryLast()) {
            return requireMemory().output();
        }
        return layers.isEmpty() ? observations(rollout, firstRow, rows) : activations.getLast();
    }

    /** What the slopes of {@link #last} follow from, if it has an activation. */
    DeviceAddress lastSlopes() {
        if (memoryLast()) {
            return requireMemory().output();
        }
        return layers.isEmpty() ? rolloutInput : slopes.getLast();
    }

    /** Derivatives of {@link #last}; anything if that are the observations. */
    DeviceAddress lastDeltas() {
        if (memoryLast()) {
            return requireMemory().outputDeltas();
        }
        return layers.isEmpty() ? rolloutInput : deltas.getLast();
    }

    /** The copies of a parameter tensor for products; null if it has none here. */
    OptimizerKernels.@Nullable Piece piece(ParameterLayout.Slice slice, int parts) {
        for (int l = 0; l < depth(); l++) {
            ParameterLayout.Layer layer = layers.get(l);
            if (layer.weight().offset() == slice.offset()) {
                return new OptimizerKernels.Piece(
                        slice, weights.get(l), transposedWeights.get(l), inputPitch(l), pitch(layer.outputs()), parts);
            }
        }
        return memory == null ? null : memory.piece(slice, parts);
    }

    int depth() {
        return layers.size();
    }

    /** Numbers of a row of the last hidden layer, or of the input if there is none. */
    int hiddenWidth() {
        return layers.isEmpty() ? inputs : layers.getLast().outputs();
    }

    /** Numbers of a row that the last linear layer sees. */
    int lastWidth() {
        return memoryLast() ? requireMemory().shape.width() : hiddenWidth();
    }
}
