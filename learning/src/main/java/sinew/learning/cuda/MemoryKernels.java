package sinew.learning.cuda;

import java.util.ArrayList;
import java.util.List;
import sinew.learning.policy.ParameterLayout;
import sinew.sim.kernel.device.DeviceAddress;
import sinew.sim.kernel.device.DeviceFunction;

/** Launches the recurrent layers of all networks (memory.cu). Nothing waits, so that all can be recorded. */
final class MemoryKernels {
    /** Bytes of a {@code struct Cell}. */
    static final int CELL_BYTES = 120;

    private static final int BLOCK = 256;
    private static final int WARP = 32;

    private final List<NetworkLayers> networks;
    private final List<MemoryLayers> memories;
    private final MemoryShape shape;
    private final EngineSize size;
    private final MemorySource source;
    private final MemoryProducts products;
    private final MemoryNorm norm;
    private final DeviceAddress cells;
    private final DeviceFunction advance;
    private final DeviceFunction settle;
    private final DeviceFunction markStarts;
    private final DeviceFunction beginSequences;
    private final DeviceFunction remember;
    private final DeviceFunction recall;
    private final DeviceFunction putBeside;

    MemoryKernels(
            ProductLaunches launches,
            List<NetworkLayers> networks,
            ParameterArrays parameters,
            EngineSize size,
            MemorySource source) {
        this.networks = networks;
        this.size = size;
        this.source = source;
        memories = networks.stream().map(NetworkLayers::requireMemory).toList();
        shape = memories.getFirst().shape;
        products = new MemoryProducts(launches, networks, parameters, size);
        norm = new MemoryNorm(launches, memories, parameters);
        cells = launches.tables().put(table());
        advance = launches.module().function("advance");
        settle = launches.module().function("settle_states");
        markStarts = launches.module().function("mark_starts");
        beginSequences = launches.module().function("begin_sequences");
        remember = launches.module().function("remember");
        recall = launches.module().function("recall");
        putBeside = launches.module().function("put_beside");
    }

    /** The cells of all networks, layer by layer. */
    private byte[] table() {
        StructureWriter writer = new StructureWriter(layers() * memories.size() * CELL_BYTES);
        for (int l = 0; l < layers(); l++) {
            for (int n = 0; n < memories.size(); n++) {
                MemoryLayers.Cell c = memories.get(n).cells.get(l);
                writer.pointers(c.gates(), c.stateGates(), c.before(), c.kept(), c.hidden(), c.output());
                writer.pointers(c.outputDelta(), c.fromNext(), c.carry(), c.inputDelta(), c.stateDelta());
                writer.pointers(source.arrays().hidden(n, l), source.arrays().cell(n, l), c.now());
                writer.ints(memories.get(n).gatePitch(), memories.get(n).pitch());
            }
        }
        return writer.bytes();
    }

    private int layers() {
        return shape.layers().size();
    }

    private DeviceAddress cells(int layer) {
        long bytes = (long) memories.size() * CELL_BYTES;
        return cells.slice(layer * bytes, bytes);
    }

    /**
     * Takes a step of the rollout.
     *
     * @param keep whether the states change
     */
    void advance(boolean keep) {
        MemoryArrays arrays = source.arrays();
        if (keep) {
            markStarts.launch(
                    Dimensions.blocks(arrays.length(), BLOCK),
                    1,
                    1,
                    BLOCK,
                    0,
                    arrays.states,
                    arrays.length(),
                    size.sequenceSteps(),
                    arrays.starts,
                    source.progress());
        }
        putBeside(true, 0);
        for (int l = 0; l < layers(); l++) {
            products.rollout(l);
            advance.launch(
                    blocks(size.environments()),
                    memories.size(),
                    1,
                    BLOCK,
                    0,
                    cells(l),
                    size.environments(),
                    keep ? 1 : 0);
        }
        norm.forward(size.environments());
    }

    private int blocks(int rows) {
        return Dimensions.blocks((long) rows * shape.width(), BLOCK);
    }

    private void putBeside(boolean rollout, int firstRow) {
        for (int n = 0; shape.beside() && n < memories.size(); n++) {
            NetworkLayers network = networks.get(n);
            int rows = rollout ? size.environments() : size.miniBatchRows();
            DeviceAddress observations = network.observations(rollout, firstRow, rows);
            putBeside.launch(
                    Dimensions.blocks((long) rows * shape.inputs(0), BLOCK),
                    1,
                    1,
                    BLOCK,
                    0,
                    network.depth() == 0 ? observations : network.activations.getLast(),
                    network.hiddenWidth(),
                    network.pitch(network.hiddenWidth()),
                    observations,
                    network.inputs,
                    network.pitch(network.inputs),
                    rows,
                    memories.get(n).beside,
                    memories.get(n).inputPitch(0));
        }
    }

    /** Forgets what was seen in environments whose episode ended. */
    void forget(DeviceAddress dones) {
        settle(dones, 1);
    }

    /** Prepares states that were set from outside. */
    void refresh() {
        settle(source.dones(), 0);
    }

    private void settle(DeviceAddress dones, int forget) {
        settle.launch(
                blocks(size.environments()),
                layers() * memories.size(),
                1,
                BLOCK,
                0,
                cells,
                size.environments(),
                dones,
                forget);
    }

    /** Runs through the sequences of the mini-batch that begins at a row. */
    void forward(int firstRow) {
        int sequences = size.sequences();
        beginSequences.launch(
                blocks(sequences),
                layers() * memories.size(),
                1,
                BLOCK,
                0,
                cells,
                source.arrays().states,
                source.arrays().length(),
                source.arrays().starts,
                firstRow / size.sequenceSteps(),
                sequences,
                size.samples() / size.environments() / size.sequenceSteps());
        putBeside(false, firstRow);
        for (int l = 0; l < layers(); l++) {
            products.gates(l, firstRow);
            for (int step = 0; step < size.sequenceSteps(); step++) {
                products.stateGates(l, step);
                launch(remember, l, step, firstRow);
            }
        }
        norm.forward(size.miniBatchRows());
    }

    private void launch(DeviceFunction function, int layer, int step, int firstRow) {
        long from = (long) firstRow * Integer.BYTES;
        function.launch(
                blocks(size.sequences()),
                memories.size(),
                1,
                BLOCK,
                0,
                cells(layer),
                step,
                size.sequenceSteps(),
                size.sequences(),
                source.order().slice(from, (long) size.miniBatchRows() * Integer.BYTES),
                source.dones());
    }

    /** Carries derivatives of the output back through the sequences; behind hidden layers also to the last of these. */
    void backward(int firstRow) {
        products.fromHidden();
        norm.backward(size.miniBatchRows());
        for (int l = layers() - 1; l >= 0; l--) {
            for (int step = size.sequenceSteps() - 1; step >= 0; step--) {
                launch(recall, l, step, firstRow);
                if (step > 0) {
                    products.stateDeltas(l, step);
                }
            }
            products.inputDeltas(l);
        }
    }

    /** Computes the gradients of the normalisation. */
    void normGradients(ParameterArrays parameters, int parts) {
        norm.gradients(size.miniBatchRows(), parameters, parts);
    }

    /** The products for the gradients of a network's recurrent layers, in the order of {@link MemoryShape#linear}. */
    static List<GradientLaunch.LayerProduct> layerProducts(NetworkLayers network) {
        MemoryLayers memory = network.requireMemory();
        List<GradientLaunch.LayerProduct> list = new ArrayList<>();
        for (int l = 0; l < memory.cells.size(); l++) {
            MemoryLayers.Cell c = memory.cells.get(l);
            DeviceAddress input = l == 0
                    ? network.memoryInput(false)
                    : memory.cells.get(l - 1).output();
            boolean moves = l == 0 && network.memoryInputMoves();
            list.add(new GradientLaunch.LayerProduct(
                    c.fromInput(), c.inputDelta(), input, memory.gatePitch(), memory.inputPitch(l), moves));
            list.add(new GradientLaunch.LayerProduct(
                    c.fromState(), c.stateDelta(), c.hidden(), memory.gatePitch(), memory.pitch(), false));
        }
        return list;
    }

    /** Where a layer's biases lie. */
    static DeviceAddress biases(ParameterArrays parameters, ParameterLayout.Layer layer) {
        return slice(parameters, layer.bias());
    }

    static DeviceAddress slice(ParameterArrays parameters, ParameterLayout.Slice slice) {
        return parameters.parameters().slice((long) slice.offset() * Float.BYTES, (long) slice.length() * Float.BYTES);
    }

    /** Blocks in which every row has a warp. */
    static int warps(int rows) {
        return Dimensions.blocks((long) rows * WARP, BLOCK);
    }
}
