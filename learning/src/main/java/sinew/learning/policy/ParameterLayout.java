package sinew.learning.policy;

import java.util.ArrayList;
import java.util.List;
import sinew.learning.settings.NetworkSettings;

/**
 * How the parameters of actor and critic lie in one flat vector: first the standard deviations of the actions, then the layers of
 * the actor, then those of the critic, each with its weights {@code [outputs, inputs]} before its biases.
 *
 * @param slices the parameters in their order
 */
public record ParameterLayout(List<Slice> slices) {
    /** The name of the standard deviations. */
    public static final String STD = "std";

    /** The prefix of the actor's layers. */
    public static final String ACTOR = "actor";

    /** The prefix of the critic's layers. */
    public static final String CRITIC = "critic";

    /**
     * One parameter tensor.
     *
     * @param name its name in checkpoints, as rsl_rl has it: layers have even numbers, activations lie between them
     * @param shape the sizes of its dimensions
     * @param offset where it begins in the flat vector
     */
    public record Slice(String name, int[] shape, int offset) {
        /**
         * Counts its numbers.
         *
         * @return the product of the shape
         */
        public int length() {
            int length = 1;
            for (int size : shape) {
                length *= size;
            }
            return length;
        }
    }

    /**
     * Lays out actor and critic.
     *
     * @param observations the number of observations
     * @param actions the number of actions
     * @param networks the hidden layers
     * @return the layout
     */
    public static ParameterLayout of(int observations, int actions, NetworkSettings networks) {
        List<Slice> slices = new ArrayList<>();
        slices.add(new Slice(STD, new int[] {actions}, 0));
        addLayers(slices, ACTOR, observations, networks.actorHidden(), actions);
        addLayers(slices, CRITIC, observations, networks.criticHidden(), 1);
        return new ParameterLayout(List.copyOf(slices));
    }

    private static void addLayers(List<Slice> slices, String network, int inputs, List<Integer> hidden, int outputs) {
        List<Integer> sizes = new ArrayList<>(hidden);
        sizes.add(outputs);
        int previous = inputs;
        for (int layer = 0; layer < sizes.size(); layer++) {
            String name = network + "." + 2 * layer;
            slices.add(new Slice(name + ".weight", new int[] {sizes.get(layer), previous}, end(slices)));
            slices.add(new Slice(name + ".bias", new int[] {sizes.get(layer)}, end(slices)));
            previous = sizes.get(layer);
        }
    }

    private static int end(List<Slice> slices) {
        return slices.getLast().offset() + slices.getLast().length();
    }

    /**
     * Counts all parameters.
     *
     * @return the length of the flat vector
     */
    public int size() {
        return end(slices);
    }
}
