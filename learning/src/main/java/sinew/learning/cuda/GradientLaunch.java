package sinew.learning.cuda;

import java.util.List;
import sinew.learning.policy.ParameterLayout;
import sinew.sim.kernel.device.DeviceAddress;
import sinew.sim.kernel.device.DeviceFunction;

/**
 * Launches the weight gradients of all layers ({@code struct LayerGradient} of gradients.cu). The samples are divided into parts, as many
 * for each layer that all blocks run at the same time and take about equally long.
 */
final class GradientLaunch {
    /** Bytes of a {@code struct LayerGradient}. */
    static final int BYTES = 64;

    private static final int BLOCKS_PER_MULTIPROCESSOR = 2;

    private final DeviceFunction function;
    private final DeviceAddress table;
    private final int count;
    private final int blocks;
    private final int rows;
    private final int sharedBytes;

    /**
     * One layer.
     *
     * @param layer its parameters
     * @param delta {@code [rows][deltaPitch]}
     * @param hidden the layer's inputs, {@code [rows][hiddenPitch]}
     * @param deltaPitch numbers of a row
     * @param hiddenPitch numbers of a row
     * @param hiddenMoves whether hidden holds all mini-batches
     */
    record LayerProduct(
            ParameterLayout.Layer layer,
            DeviceAddress delta,
            DeviceAddress hidden,
            int deltaPitch,
            int hiddenPitch,
            boolean hiddenMoves) {}

    /**
     * How a layer's gradient is divided.
     *
     * @param tileOutputs rows of a tile
     * @param tileInputs columns of a tile
     * @param across tiles beside each other
     * @param tiles all tiles
     * @param parts into which the samples are divided
     */
    record Division(int tileOutputs, int tileInputs, int across, int tiles, int parts) {}

    GradientLaunch(
            DeviceFunction function,
            DeviceTable tables,
            List<LayerProduct> layers,
            List<Division> divisions,
            int rows) {
        this.function = function;
        this.rows = rows;
        count = layers.size();
        StructureWriter writer = new StructureWriter(count * BYTES);
        int first = 0;
        int largest = 0;
        for (int i = 0; i < count; i++) {
            LayerProduct p = layers.get(i);
            Division d = divisions.get(i);
            writer.pointers(p.delta(), p.hidden());
            writer.ints(
                    p.deltaPitch(),
                    p.hiddenPitch(),
                    p.layer().outputs(),
                    p.layer().inputs(),
                    p.layer().weight().offset(),
                    p.layer().bias().offset(),
                    first,
                    d.across(),
                    d.parts(),
                    d.tileOutputs(),
                    d.tileInputs(),
                    p.hiddenMoves() ? 1 : 0);
            first += d.tiles() * d.parts();
            largest = Math.max(largest, d.tileOutputs() + d.tileInputs() + 16);
        }
        blocks = first;
        sharedBytes = Tiles.STAGES * Tiles.ROW_BYTES * largest;
        table = tables.put(writer.bytes());
    }

    /** Computes {@code partial[part][parameter]} for the mini-batch that begins at a row. */
    void launch(int firstRow, DeviceAddress partial, int parameters) {
        function.launch(blocks, 1, 1, Tiles.THREADS, sharedBytes, table, count, firstRow, rows, partial, parameters);
    }

    /** Divides the work on layers between the multiprocessors of a device. */
    static List<Division> divide(List<ParameterLayout.Layer> layers, int multiprocessors, int rows, int depth) {
        double all = 0;
        for (ParameterLayout.Layer layer : layers) {
            Division whole = division(layer, 1);
            all += cost(whole) * whole.tiles();
        }
        double blocks = (double) multiprocessors * BLOCKS_PER_MULTIPROCESSOR;
        int portions = (rows + depth - 1) / depth;
        double total = all;
        return layers.stream()
                .map(layer ->
                        division(layer, Math.clamp((int) (blocks * cost(division(layer, 1)) / total), 1, portions)))
                .toList();
    }

    private static Division division(ParameterLayout.Layer layer, int parts) {
        int outputs = layer.outputs() > 64 ? 128 : layer.outputs() > 32 ? 64 : 32;
        int inputs = layer.inputs() > 64 ? 128 : 64;
        int across = (layer.inputs() + inputs - 1) / inputs;
        return new Division(outputs, inputs, across, across * ((layer.outputs() + outputs - 1) / outputs), parts);
    }

    /** How long a tile takes, relative to one of 128 by 128: measured on an H200. */
    private static double cost(Division d) {
        double products = d.tileOutputs() * d.tileInputs() / 16384.0;
        double loads = (d.tileOutputs() + d.tileInputs()) / 256.0;
        return 0.2 + 0.47 * products + 0.33 * loads;
    }
}
