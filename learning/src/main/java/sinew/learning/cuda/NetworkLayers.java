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

    /** Transposed copies, {@code [inputs padded to 128][pitch]}; of no bytes for the first layer, whose inputs need no deltas. */
    final List<DeviceAddress> transposedWeights = new ArrayList<>();

    /** Activations {@code [rows][pitch]} of the rollout's or mini-batch's rows, layer by layer. */
    final List<DeviceAddress> activations = new ArrayList<>();

    /** What slopes follow from: the activations, or arguments of the same shape. */
    final List<DeviceAddress> slopes = new ArrayList<>();

    /** Derivatives of the loss with respect to the layers' arguments, {@code [rows][pitch]}. */
    final List<DeviceAddress> deltas = new ArrayList<>();

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
     */
    NetworkLayers(
            Room room,
            String name,
            List<ParameterLayout.Layer> layers,
            int inputs,
            EngineSize size,
            boolean keepsArguments,
            @Nullable NetworkLayers sameInputs) {
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
        long rows = Math.max(size.environments(), size.miniBatchRows());
        for (int l = 0; l < layers.size(); l++) {
            ParameterLayout.Layer layer = layers.get(l);
            String of = " of " + name + "'s layer " + l;
            int pitch = pitch(layer.outputs());
            weights.add(room.elements("weights" + of, bytes, tiled(layer.outputs()), pitch(layer.inputs())));
            transposedWeights.add(
                    room.elements("transposed weights" + of, bytes, l == 0 ? 0 : tiled(layer.inputs()), pitch));
            DeviceAddress values = room.elements("activations" + of, bytes, rows, pitch);
            activations.add(values);
            slopes.add(keepsArguments ? room.elements("arguments" + of, bytes, rows, pitch) : values);
            deltas.add(room.elements("deltas" + of, bytes, size.miniBatchRows(), pitch));
        }
    }

    private static long tiled(int rows) {
        return (rows + TILE - 1L) / TILE * TILE;
    }

    /** Numbers of a padded row. */
    int pitch(int width) {
        int numbers = ROW_BYTES / precision.storedBytes();
        return (width + numbers - 1) / numbers * numbers;
    }

    /** Numbers of a row that goes into a layer. */
    int inputPitch(int layer) {
        return pitch(layer == 0 ? inputs : layers.get(layer - 1).outputs());
    }

    int depth() {
        return layers.size();
    }

    /** Numbers of a row of the last hidden layer, or of the input if there is none. */
    int lastWidth() {
        return layers.isEmpty() ? inputs : layers.getLast().outputs();
    }
}
