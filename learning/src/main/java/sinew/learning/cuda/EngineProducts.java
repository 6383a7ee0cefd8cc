package sinew.learning.cuda;

import java.util.ArrayList;
import java.util.List;
import sinew.learning.policy.ParameterLayout;
import sinew.sim.kernel.device.DeviceAddress;

/** What is multiplied by what: the products of the layers of all networks, and where their parameters have copies. */
record EngineProducts(EnginePlan plan, EngineMemory memory) {
    /** The activations of a layer in a rollout or in a mini-batch. */
    List<ProductLaunch.Product> forward(int l, boolean rollout) {
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
        return products;
    }

    /** The deltas of the layer before a layer. */
    List<ProductLaunch.Product> backward(int l) {
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
        return products;
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
