package sinew.learning.cuda;

import java.util.ArrayList;
import java.util.List;

/**
 * The launches for hidden layers, in their order.
 *
 * @param rollout computes the activations of a step of a rollout
 * @param batch computes the activations of a mini-batch
 * @param backward carries deltas from the last layer to the first
 */
record LayerLaunches(List<LayerLaunch> rollout, List<LayerLaunch> batch, List<LayerLaunch> backward) {
    /**
     * Makes the launches.
     *
     * @param plan which layers have launches of their own
     * @param products what they compute
     * @param launches makes a launch
     * @return all launches
     */
    static LayerLaunches of(EnginePlan plan, EngineProducts products, ProductLaunches launches) {
        return new LayerLaunches(
                forward(plan, products, launches, true),
                forward(plan, products, launches, false),
                backward(plan, products, launches));
    }

    private static int deepest(EnginePlan plan) {
        return plan.hidden().stream().mapToInt(List::size).max().orElse(0);
    }

    private static List<LayerLaunch> forward(
            EnginePlan plan, EngineProducts products, ProductLaunches launches, boolean rollout) {
        int rows = rollout ? plan.size().environments() : plan.size().miniBatchRows();
        int chained = plan.chains().forward();
        List<LayerLaunch> made = new ArrayList<>();
        for (int l = 0; l < deepest(plan) - chained; l++) {
            made.add(launches.make("forward_", products.forward(l, rollout), rows));
        }
        if (chained > 0) {
            // of a rollout's activations only the last are looked at
            made.add(launches.chain("forward_chain", products.forwardChain(rollout), rows, !rollout));
        }
        return made;
    }

    private static List<LayerLaunch> backward(EnginePlan plan, EngineProducts products, ProductLaunches launches) {
        int rows = plan.size().miniBatchRows();
        int chained = plan.chains().backward();
        List<LayerLaunch> made = new ArrayList<>();
        if (chained > 0) {
            made.add(launches.chain("backward_chain", products.backwardChain(), rows, true));
        }
        for (int l = deepest(plan) - 1 - chained; l > 0; l--) {
            made.add(launches.make("backward_", products.backward(l), rows));
        }
        return made;
    }
}
