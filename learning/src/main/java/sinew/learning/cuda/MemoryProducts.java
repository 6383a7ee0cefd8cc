package sinew.learning.cuda;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sinew.sim.kernel.device.DeviceAddress;

/** The matrix products of recurrent layers: those of the inputs for all steps at once, those of the states step by step. */
final class MemoryProducts {
    private final EngineSize size;
    private final ParameterArrays parameters;
    private final List<ProductLaunch> rolloutGates = new ArrayList<>();
    private final List<ProductLaunch> rolloutState = new ArrayList<>();
    private final List<ProductLaunch> gates = new ArrayList<>();
    private final List<ProductLaunch> stateGates = new ArrayList<>();
    private final List<ProductLaunch> stateDeltas = new ArrayList<>();
    private final List<@Nullable ProductLaunch> inputDeltas = new ArrayList<>();
    private final @Nullable ProductLaunch fromHidden;

    MemoryProducts(
            ProductLaunches launches, List<NetworkLayers> networks, ParameterArrays parameters, EngineSize size) {
        this.size = size;
        this.parameters = parameters;
        MemoryShape shape = networks.getFirst().requireMemory().shape;
        int environments = size.environments();
        int rows = size.miniBatchRows();
        for (int l = 0; l < shape.layers().size(); l++) {
            int layer = l;
            rolloutGates.add(launches.make("sums_", all(networks, n -> gates(n, layer, true)), environments));
            rolloutState.add(launches.make("sums_", all(networks, n -> stateGates(n, layer, true)), environments));
            gates.add(launches.make("sums_", all(networks, n -> gates(n, layer, false)), rows));
            stateGates.add(launches.make("sums_", all(networks, n -> stateGates(n, layer, false)), size.sequences()));
            stateDeltas.add(launches.make("sums_", all(networks, n -> stateDelta(n, layer)), size.sequences()));
            inputDeltas.add(inputDeltas(launches, networks, layer));
        }
        List<NetworkLayers> above = shape.after()
                ? List.of()
                : networks.stream().filter(n -> n.depth() > 0).toList();
        fromHidden = above.isEmpty() ? null : launches.make("plain_", all(above, MemoryProducts::fromHidden), rows);
    }

    /** Makes a product of a network. */
    private interface Maker {
        ProductLaunch.Product make(NetworkLayers network);
    }

    private static List<ProductLaunch.Product> all(List<NetworkLayers> networks, Maker maker) {
        return networks.stream().map(maker::make).toList();
    }

    private ProductLaunch.Product gates(NetworkLayers network, int l, boolean rollout) {
        MemoryLayers memory = network.requireMemory();
        MemoryLayers.Cell c = memory.cells.get(l);
        return sums(
                l == 0 ? network.memoryInput(rollout) : memory.cells.get(l - 1).output(),
                c.inputWeights(),
                c.gates(),
                MemoryKernels.biases(parameters, c.fromInput()),
                memory.inputPitch(l),
                memory.gatePitch(),
                memory.shape.gates(),
                l == 0 && !rollout && network.memoryInputMoves());
    }

    private ProductLaunch.Product stateGates(NetworkLayers network, int l, boolean rollout) {
        MemoryLayers memory = network.requireMemory();
        MemoryLayers.Cell c = memory.cells.get(l);
        return sums(
                rollout ? c.now() : c.hidden(),
                c.stateWeights(),
                c.stateGates(),
                MemoryKernels.biases(parameters, c.fromState()),
                memory.pitch(),
                memory.gatePitch(),
                memory.shape.gates(),
                !rollout);
    }

    private ProductLaunch.Product stateDelta(NetworkLayers network, int l) {
        MemoryLayers memory = network.requireMemory();
        MemoryLayers.Cell c = memory.cells.get(l);
        return sums(
                c.stateDelta(),
                c.transposedStateWeights(),
                c.fromNext(),
                none(),
                memory.gatePitch(),
                memory.pitch(),
                memory.shape.width(),
                true);
    }

    private static ProductLaunch.Product sums(
            DeviceAddress left,
            DeviceAddress right,
            DeviceAddress result,
            DeviceAddress bias,
            int leftPitch,
            int resultPitch,
            int columns,
            boolean leftMoves) {
        return new ProductLaunch.Product(
                left, right, result, bias, left.slice(0, 0), leftPitch, resultPitch, columns, leftMoves);
    }

    private DeviceAddress none() {
        return parameters.parameters().slice(0, 0);
    }

    /** From the gates of a layer to the outputs of the layer before, or to the hidden layers before the memory. */
    private @Nullable ProductLaunch inputDeltas(ProductLaunches launches, List<NetworkLayers> networks, int l) {
        if (l > 0) {
            return launches.make("plain_", all(networks, n -> toLayerBefore(n, l)), size.miniBatchRows());
        }
        List<NetworkLayers> below = networks.stream()
                .filter(n -> n.requireMemory().shape.after() && n.depth() > 0)
                .toList();
        return below.isEmpty() ? null : launches.make("backward_", all(below, this::toHidden), size.miniBatchRows());
    }

    private ProductLaunch.Product toLayerBefore(NetworkLayers network, int l) {
        MemoryLayers memory = network.requireMemory();
        MemoryLayers.Cell c = memory.cells.get(l);
        return sums(
                c.inputDelta(),
                c.transposedInputWeights(),
                memory.cells.get(l - 1).outputDelta(),
                none(),
                memory.gatePitch(),
                memory.pitch(),
                memory.shape.width(),
                false);
    }

    private ProductLaunch.Product toHidden(NetworkLayers network) {
        MemoryLayers memory = network.requireMemory();
        MemoryLayers.Cell c = memory.cells.getFirst();
        return new ProductLaunch.Product(
                c.inputDelta(),
                c.transposedInputWeights(),
                network.deltas.getLast(),
                none(),
                network.slopes.getLast(),
                memory.gatePitch(),
                network.pitch(network.hiddenWidth()),
                network.hiddenWidth(),
                false);
    }

    private static ProductLaunch.Product fromHidden(NetworkLayers network) {
        MemoryLayers memory = network.requireMemory();
        DeviceAddress deltas = network.deltas.getFirst();
        return sums(
                deltas,
                network.transposedWeights.getFirst(),
                memory.outputDeltas(),
                deltas.slice(0, 0),
                network.pitch(network.layers.getFirst().outputs()),
                memory.pitch(),
                memory.shape.width(),
                false);
    }

    /** What inputs and states give to the gates of a layer in a step of the rollout. */
    void rollout(int layer) {
        rolloutGates.get(layer).launch(0);
        rolloutState.get(layer).launch(0);
    }

    /** What the inputs of the mini-batch that begins at a row give to the gates of a layer, for all steps. */
    void gates(int layer, int firstRow) {
        gates.get(layer).launch(firstRow);
    }

    /** What the states before a step give to the gates of a layer. */
    void stateGates(int layer, int step) {
        stateGates.get(layer).launch(step * size.sequences());
    }

    /** The derivatives of the states before a step by way of the gates of a layer. */
    void stateDeltas(int layer, int step) {
        stateDeltas.get(layer).launch(step * size.sequences());
    }

    /** Carries derivatives on to what a layer saw, if that has parameters. */
    void inputDeltas(int layer) {
        ProductLaunch launch = inputDeltas.get(layer);
        if (launch != null) {
            launch.launch(0);
        }
    }

    /** Takes derivatives over from hidden layers behind the memory. */
    void fromHidden() {
        if (fromHidden != null) {
            fromHidden.launch(0);
        }
    }
}
