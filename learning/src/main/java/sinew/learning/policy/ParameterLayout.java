package sinew.learning.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * How the parameters of actor and critic lie in one flat vector, under rsl_rl's names:
 *
 * <ol>
 *   <li>the standard deviations of the actions, {@code std} or {@code log_std}, unless the actor gives them;
 *   <li>separate networks: the actor's memory {@code memory_a.rnn.*}, its layers {@code actor.0.*}, {@code actor.2.*} ..., then
 *       {@code memory_c.rnn.*} and {@code critic.*};
 *   <li>a shared trunk: the memory {@code memory.rnn.*}, the hidden layers {@code trunk.0.*}, {@code trunk.2.*} ... and the two
 *       output layers {@code actor.*} and {@code critic.*}.
 * </ol>
 *
 * <p>Every layer has its weights {@code [outputs, inputs]} before its biases. Every layer of a memory has {@code weight_ih_l0}
 * {@code [gates * hidden, inputs]}, {@code weight_hh_l0} {@code [gates * hidden, hidden]}, {@code bias_ih_l0} and {@code
 * bias_hh_l0}, as PyTorch. Where the memory's output is normalised, its scale and shift {@code memory_a.norm.weight} and {@code
 * memory_a.norm.bias} follow.
 *
 * @param slices the parameters in their order
 */
public record ParameterLayout(List<Slice> slices) {
    /** The name of the standard deviations. */
    public static final String STD = "std";

    /** The name of the standard deviations' logarithms. */
    public static final String LOG_STD = "log_std";

    /** The prefix of the actor's layers. */
    public static final String ACTOR = "actor";

    /** The prefix of the critic's layers. */
    public static final String CRITIC = "critic";

    /** The prefix of the hidden layers that actor and critic share. */
    public static final String TRUNK = "trunk";

    /** The prefix of the actor's memory. */
    public static final String ACTOR_MEMORY = "memory_a";

    /** The prefix of the critic's memory. */
    public static final String CRITIC_MEMORY = "memory_c";

    /** The prefix of a common trunk's memory. */
    public static final String TRUNK_MEMORY = "memory";

    /**
     * One parameter tensor.
     *
     * @param name its name in checkpoints: layers have even numbers, activations lie between them
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
     * A linear layer.
     *
     * @param weight {@code [outputs, inputs]}
     * @param bias {@code [outputs]}
     */
    public record Layer(Slice weight, Slice bias) {
        /**
         * The numbers the layer sees.
         *
         * @return its inputs
         */
        public int inputs() {
            return weight.shape()[1];
        }

        /**
         * The numbers the layer gives.
         *
         * @return its outputs
         */
        public int outputs() {
            return weight.shape()[0];
        }
    }

    /**
     * Lays out actor and critic.
     *
     * @param shape what they look like
     * @return the layout
     */
    public static ParameterLayout of(NetworkShape shape) {
        return new LayoutBuilder(shape).build();
    }

    /**
     * Counts all parameters.
     *
     * @return the length of the flat vector
     */
    public int size() {
        return slices.getLast().offset() + slices.getLast().length();
    }

    /**
     * Finds a parameter tensor.
     *
     * @param name its name
     * @return where it lies
     * @throws IllegalArgumentException if there is none of that name
     */
    public Slice find(String name) {
        return slices.stream()
                .filter(slice -> slice.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no parameter '" + name + "' among "
                        + slices.stream().map(Slice::name).toList()));
    }

    /**
     * A recurrent layer; as many rows of each kind as the state has, gate after gate: input, forget, cell, output of an LSTM,
     * reset, update, new of a GRU.
     *
     * @param inputWeight {@code [gates * hidden, inputs]}
     * @param hiddenWeight {@code [gates * hidden, hidden]}
     * @param inputBias {@code [gates * hidden]}
     * @param hiddenBias {@code [gates * hidden]}
     */
    public record RecurrentLayer(Slice inputWeight, Slice hiddenWeight, Slice inputBias, Slice hiddenBias) {}

    /**
     * Finds the recurrent layers of a memory.
     *
     * @param memory {@link #ACTOR_MEMORY}, {@link #CRITIC_MEMORY} or {@link #TRUNK_MEMORY}
     * @return the layers in the order in which they are computed; empty if there is no such memory
     */
    public List<RecurrentLayer> recurrentLayers(String memory) {
        List<Slice> own = slices.stream()
                .filter(slice -> slice.name().startsWith(memory + ".rnn."))
                .toList();
        List<RecurrentLayer> layers = new ArrayList<>();
        for (int i = 0; i < own.size(); i += 4) {
            layers.add(new RecurrentLayer(own.get(i), own.get(i + 1), own.get(i + 2), own.get(i + 3)));
        }
        return layers;
    }

    /**
     * Finds the linear layers of a network.
     *
     * @param network {@link #ACTOR}, {@link #CRITIC} or {@link #TRUNK}
     * @return the layers in the order in which they are computed; empty if there is no such network
     */
    public List<Layer> layers(String network) {
        List<Slice> own = slices.stream()
                .filter(slice -> slice.name().startsWith(network + "."))
                .toList();
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < own.size(); i += 2) {
            layers.add(new Layer(own.get(i), own.get(i + 1)));
        }
        return layers;
    }
}
