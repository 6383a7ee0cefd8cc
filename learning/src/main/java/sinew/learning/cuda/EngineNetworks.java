package sinew.learning.cuda;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sinew.learning.policy.NetworkShape;
import sinew.learning.policy.ParameterLayout;
import sinew.sim.kernel.device.DeviceAddress;
import sinew.sim.kernel.device.DeviceMemory;
import sinew.sim.kernel.device.DeviceModule;
import sinew.sim.kernel.device.DeviceRuntime;

/** Networks whose products run on tensor cores (matrix.cu, optimizer.cu), with recurrent layers or without (memory.cu). */
final class EngineNetworks implements Networks {
    private static final int TABLE_BYTES = 64 << 10;

    private final Memory memory;
    private final DeviceMemory reserved;
    private final EnginePlan plan;
    private final List<ProductLaunch> rolloutForward = new ArrayList<>();
    private final List<ProductLaunch> batchForward = new ArrayList<>();
    private final List<ProductLaunch> backward = new ArrayList<>();
    private final @Nullable MemoryKernels recurrent;
    private final GradientLaunch gradients;
    private final OptimizerKernels optimizer;

    /** Everything in the device's memory. */
    private record Memory(
            List<NetworkLayers> networks,
            ParameterArrays parameters,
            DeviceAddress actorOutputs,
            DeviceAddress valueOutputs,
            DeviceAddress tables) {
        static Memory of(Room room, EnginePlan plan) {
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
            return new Memory(
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

    private EngineNetworks(DeviceRuntime runtime, DeviceModule module, EnginePlan plan, @Nullable MemorySource source) {
        this.plan = plan;
        Room.Reserved<Memory> room = Room.reserve(runtime, "the networks", r -> Memory.of(r, plan));
        memory = room.arrays();
        reserved = room.memory();
        DeviceTable tables = new DeviceTable(runtime, memory.tables());
        ProductLaunches launches = new ProductLaunches(module, tables, plan.multiprocessors());
        int deepest =
                memory.networks().stream().mapToInt(NetworkLayers::depth).max().orElse(0);
        for (int l = 0; l < deepest; l++) {
            rolloutForward.add(forward(launches, l, true, plan.size().environments()));
            batchForward.add(forward(launches, l, false, plan.size().miniBatchRows()));
        }
        for (int l = deepest - 1; l > 0; l--) {
            backward.add(backward(launches, l));
        }
        recurrent = source == null
                ? null
                : new MemoryKernels(launches, memory.networks(), memory.parameters(), plan.size(), source);
        gradients = new GradientLaunch(
                module.function("weight_gradients"),
                tables,
                layerProducts(),
                plan.divisions(),
                plan.size().miniBatchRows());
        optimizer = new OptimizerKernels(module, tables, memory.parameters(), pieces(), plan.noise());
    }

    /**
     * Makes networks whose parameters are not set yet.
     *
     * @param runtime the device
     * @param dimensions how many environments and samples there are
     * @param shape what the networks look like
     * @param layout how their parameters lie
     * @param miniBatches into how many parts a rollout is cut
     * @param sameInputs whether actor and critic see the same, normalised in the same way
     * @param precision how products are computed
     * @param source what recurrent layers need; null if there are none
     * @return the networks
     */
    static Networks open(
            DeviceRuntime runtime,
            Dimensions dimensions,
            NetworkShape shape,
            ParameterLayout layout,
            int miniBatches,
            boolean sameInputs,
            Precision precision,
            @Nullable MemorySource source) {
        DeviceModule module = compile(runtime, shape, precision);
        EngineSize size = EngineSize.of(dimensions, miniBatches, precision);
        return new EngineNetworks(
                runtime,
                module,
                EnginePlan.of(
                        shape, layout, size, sameInputs, runtime.properties().multiprocessors()),
                source);
    }

    private static DeviceModule compile(DeviceRuntime runtime, NetworkShape shape, Precision precision) {
        Map<String, String> macros = precision.macros(shape);
        macros.putAll(MemoryShape.macros(shape.networks().recurrence()));
        String text = shape.recurrent()
                ? KernelText.of("prelude", "activation", "matrix", "step", "optimizer", "state", "memory")
                : KernelText.of("prelude", "activation", "matrix", "step", "optimizer");
        return runtime.compile("networks", text, macros);
    }

    private ProductLaunch forward(ProductLaunches launches, int l, boolean rollout, int rows) {
        List<ProductLaunch.Product> products = new ArrayList<>();
        for (NetworkLayers n : memory.networks()) {
            if (l < n.depth()) {
                ParameterLayout.Layer layer = n.layers.get(l);
                products.add(new ProductLaunch.Product(
                        n.input(l, rollout),
                        n.weights.get(l),
                        n.activations.get(l),
                        MemoryKernels.biases(memory.parameters(), layer),
                        n.slopes.get(l),
                        n.inputPitch(l),
                        n.pitch(layer.outputs()),
                        layer.outputs(),
                        !rollout && n.inputMoves(l)));
            }
        }
        return launches.make("forward_", products, rows);
    }

    private ProductLaunch backward(ProductLaunches launches, int l) {
        List<ProductLaunch.Product> products = new ArrayList<>();
        for (NetworkLayers n : memory.networks()) {
            if (l < n.depth()) {
                ParameterLayout.Layer layer = n.layers.get(l);
                products.add(new ProductLaunch.Product(
                        n.deltas.get(l),
                        n.transposedWeights.get(l),
                        n.deltas.get(l - 1),
                        memory.parameters().parameters(),
                        n.slopes.get(l - 1),
                        n.pitch(layer.outputs()),
                        n.inputPitch(l),
                        layer.inputs(),
                        false));
            }
        }
        return launches.make("backward_", products, plan.size().miniBatchRows());
    }

    /** The products for the gradients, in the order of the plan's layers. */
    private List<GradientLaunch.LayerProduct> layerProducts() {
        List<GradientLaunch.LayerProduct> products = new ArrayList<>();
        for (NetworkLayers n : memory.networks()) {
            for (int l = 0; l < n.depth(); l++) {
                products.add(new GradientLaunch.LayerProduct(
                        n.layers.get(l),
                        n.deltas.get(l),
                        n.input(l, false),
                        n.pitch(n.layers.get(l).outputs()),
                        n.inputPitch(l),
                        n.inputMoves(l)));
            }
        }
        products.add(headProduct(
                plan.actorHead(), memory.actorOutputs(), memory.networks().getFirst()));
        products.add(headProduct(
                plan.criticHead(), memory.valueOutputs(), memory.networks().getLast()));
        if (recurrent != null) {
            memory.networks().forEach(n -> products.addAll(MemoryKernels.layerProducts(n)));
        }
        return products;
    }

    private static GradientLaunch.LayerProduct headProduct(
            ParameterLayout.Layer head, DeviceAddress deltas, NetworkLayers n) {
        return new GradientLaunch.LayerProduct(
                head,
                deltas,
                n.memoryLast() ? n.requireMemory().output() : n.input(n.depth(), false),
                n.pitch(head.outputs()),
                n.pitch(n.lastWidth()),
                !n.memoryLast() && n.inputMoves(n.depth()));
    }

    /** All parameters in their order, with what is copied of them and in how many parts their gradients come. */
    private List<OptimizerKernels.Piece> pieces() {
        return plan.layout().slices().stream().map(this::piece).toList();
    }

    private OptimizerKernels.Piece piece(ParameterLayout.Slice slice) {
        int parts = plan.parts(slice);
        for (NetworkLayers n : memory.networks()) {
            OptimizerKernels.Piece piece = n.piece(slice, parts);
            if (piece != null) {
                return piece;
            }
        }
        DeviceAddress none = memory.tables().slice(0, 0);
        return new OptimizerKernels.Piece(slice, none, none, 1, 1, parts);
    }

    @Override
    public int count() {
        return memory.networks().size();
    }

    @Override
    public int inputs() {
        return plan.sameInputs() ? 1 : count();
    }

    @Override
    public int inputPitch(int network) {
        return layers(network).pitch(layers(network).inputs);
    }

    private NetworkLayers layers(int network) {
        return memory.networks().get(network);
    }

    @Override
    public DeviceAddress rolloutInput(int network) {
        return layers(network).rolloutInput;
    }

    @Override
    public void forwardRollout(boolean keep) {
        if (recurrent != null && !memoryAfter()) {
            recurrent.advance(keep);
        }
        rolloutForward.forEach(launch -> launch.launch(0));
        if (recurrent != null && memoryAfter()) {
            recurrent.advance(keep);
        }
    }

    private boolean memoryAfter() {
        return layers(0).requireMemory().shape.after();
    }

    @Override
    public void forget(DeviceAddress dones) {
        if (recurrent != null) {
            recurrent.forget(dones);
        }
    }

    @Override
    public DeviceAddress rolloutHidden(int network) {
        return layers(network).last(true, 0, plan.size().environments());
    }

    @Override
    public DeviceAddress batchInput(int network) {
        return layers(network).batchInput;
    }

    @Override
    public void forward(int firstRow, int rows) {
        requireMiniBatch(rows);
        if (recurrent != null && !memoryAfter()) {
            recurrent.forward(firstRow);
        }
        batchForward.forEach(launch -> launch.launch(firstRow));
        if (recurrent != null && memoryAfter()) {
            recurrent.forward(firstRow);
        }
    }

    private void requireMiniBatch(int rows) {
        if (rows != plan.size().miniBatchRows()) {
            throw new IllegalArgumentException("A mini-batch of " + rows + " rows instead of "
                    + plan.size().miniBatchRows());
        }
    }

    @Override
    public DeviceAddress hidden(int network, int firstRow) {
        return layers(network).last(false, firstRow, plan.size().miniBatchRows());
    }

    @Override
    public int pitch(int network) {
        return layers(network).pitch(layers(network).lastWidth());
    }

    @Override
    public DeviceAddress slopes(int network) {
        return layers(network).lastSlopes();
    }

    @Override
    public DeviceAddress deltas(int network) {
        return layers(network).lastDeltas();
    }

    @Override
    public DeviceAddress actorOutputs() {
        return memory.actorOutputs();
    }

    @Override
    public int actorOutputPitch() {
        return layers(0).pitch(plan.actorHead().outputs());
    }

    @Override
    public DeviceAddress valueOutputs() {
        return memory.valueOutputs();
    }

    @Override
    public int valueOutputPitch() {
        return layers(0).pitch(1);
    }

    @Override
    public void descend(int firstRow, int rows, DeviceAddress noiseGradients, int noiseParts) {
        requireMiniBatch(rows);
        if (recurrent != null && memoryAfter()) {
            recurrent.backward(firstRow);
        }
        backward.forEach(launch -> launch.launch(0));
        if (recurrent != null && !memoryAfter()) {
            recurrent.backward(firstRow);
        }
        gradients.launch(firstRow, memory.parameters().partial(), plan.layout().size());
        if (recurrent != null) {
            recurrent.normGradients(memory.parameters(), plan.parts());
        }
        optimizer.step(noiseGradients, noiseParts);
    }

    @Override
    public DeviceAddress parameters() {
        return memory.parameters().parameters();
    }

    @Override
    public DeviceAddress firstMoment() {
        return memory.parameters().firstMoment();
    }

    @Override
    public DeviceAddress secondMoment() {
        return memory.parameters().secondMoment();
    }

    @Override
    public DeviceAddress optimizer() {
        return memory.parameters().state();
    }

    @Override
    public void refresh() {
        optimizer.refresh();
        if (recurrent != null) {
            recurrent.refresh();
        }
    }

    @Override
    public void close() {
        reserved.close();
    }
}
