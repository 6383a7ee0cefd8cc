package sinew.learning.cuda;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import sinew.learning.policy.ParameterLayout;
import sinew.sim.kernel.device.DeviceAddress;

/** What is multiplied by what: the products of the layers of all networks, and where their parameters have copies. */
record EngineProducts(EnginePlan plan, EngineMemory memory) {
    /** The activations of a layer in a rollout or in a mini-batch, for networks that do not compute it in a chain. */
    List<ProductLaunch.Product> forward(int l, boolean rollout) {
        return memory.networks().stream()
                .filter(n -> l < n.depth() - plan.chains().forward())
                .map(n -> forward(n, l, rollout))
                .toList();
    }

    /** The activations that each network computes in a chain. */
    List<List<ProductLaunch.Product>> forwardChain(boolean rollout) {
        return memory.networks().stream()
                .map(n -> IntStream.range(n.depth() - plan.chains().forward(), n.depth())
                        .mapToObj(l -> forward(n, l, rollout))
                        .toList())
                .toList();
    }

    private ProductLaunch.Product forward(NetworkLayers n, int l, boolean rollout) {
        ParameterLayout.Layer layer = n.layers.get(l);
        return new ProductLaunch.Product(
                n.input(l, rollout),
                n.weights.get(l),
                n.activations.get(l),
                MemoryKernels.biases(memory.parameters(), layer),
                n.slopes.get(l),
                n.inputPitch(l),
                n.pitch(layer.outputs()),
                layer.outputs(),
                !rollout && n.inputMoves(l));
    }

    /** The deltas of the layer before a layer, for networks that do not compute them in a chain. */
    List<ProductLaunch.Product> backward(int l) {
        return memory.networks().stream()
                .filter(n -> l < n.depth() - plan.chains().backward())
                .map(n -> backward(n, l))
                .toList();
    }

    /** The deltas that each network computes in a chain. */
    List<List<ProductLaunch.Product>> backwardChain() {
        return memory.networks().stream()
                .map(n -> IntStream.range(0, plan.chains().backward())
                        .mapToObj(i -> backward(n, n.depth() - 1 - i))
                        .toList())
                .toList();
    }

    private ProductLaunch.Product backward(NetworkLayers n, int l) {
        ParameterLayout.Layer layer = n.layers.get(l);
        return new ProductLaunch.Product(
                n.deltas.get(l),
                n.transposedWeights.get(l),
                n.deltas.get(l - 1),
                memory.parameters().parameters(),
                n.slopes.get(l - 1),
                n.pitch(layer.outputs()),
                n.inputPitch(l),
                layer.inputs(),
                false);
    }

    /** The products for the gradients, in the order of the plan's layers. */
    List<GradientLaunch.LayerProduct> gradients() {
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
        for (NetworkLayers n : memory.networks()) {
            if (n.memory != null) {
                products.addAll(MemoryKernels.layerProducts(n));
            }
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
    List<OptimizerKernels.Piece> pieces() {
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
}
