package sinew.learning.ppo;

import java.util.ArrayList;
import java.util.List;
import sinew.learning.policy.NetworkShape;
import sinew.learning.policy.ParameterLayout;

/**
 * Which pieces of the parameters belong to which layer, found once, because the pieces are cut anew for every step of the optimiser.
 *
 * @param actor the actor's layers before its last one, or those of the common trunk
 * @param critic the critic's layers before its last one; the same object as the actor's if they are common
 * @param actorOutput the actor's last layer
 * @param criticOutput the critic's last layer
 */
record PolicyPlaces(Branch actor, Branch critic, Linear actorOutput, Linear criticOutput) {
    /** The numbers of a linear layer's weights and biases among the pieces. */
    record Linear(int weight, int bias) {}

    /**
     * The hidden layers and the memory of a network.
     *
     * @param memory the numbers of its memory's weights, in order; empty if it has none
     * @param hidden its hidden layers
     */
    record Branch(List<Integer> memory, List<Linear> hidden) {}

    static PolicyPlaces of(NetworkShape shape, ParameterLayout layout) {
        List<Linear> actor = linears(layout, ParameterLayout.ACTOR);
        List<Linear> critic = linears(layout, ParameterLayout.CRITIC);
        if (shape.networks().sharedTrunk()) {
            Branch trunk =
                    new Branch(memory(layout, ParameterLayout.TRUNK_MEMORY), linears(layout, ParameterLayout.TRUNK));
            return new PolicyPlaces(trunk, trunk, actor.getLast(), critic.getLast());
        }
        return new PolicyPlaces(
                new Branch(memory(layout, ParameterLayout.ACTOR_MEMORY), actor.subList(0, actor.size() - 1)),
                new Branch(memory(layout, ParameterLayout.CRITIC_MEMORY), critic.subList(0, critic.size() - 1)),
                actor.getLast(),
                critic.getLast());
    }

    private static List<Linear> linears(ParameterLayout layout, String network) {
        return layout.layers(network).stream()
                .map(layer -> new Linear(
                        layout.slices().indexOf(layer.weight()), layout.slices().indexOf(layer.bias())))
                .toList();
    }

    private static List<Integer> memory(ParameterLayout layout, String memory) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < layout.slices().size(); i++) {
            if (layout.slices().get(i).name().startsWith(memory + ".")) {
                numbers.add(i);
            }
        }
        return numbers;
    }
}
