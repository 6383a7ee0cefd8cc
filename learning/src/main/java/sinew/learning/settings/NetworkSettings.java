package sinew.learning.settings;

import java.util.List;
import java.util.Locale;

/**
 * The networks of actor and critic: linear layers with an activation after each hidden one.
 *
 * @param actorHidden the sizes of the actor's hidden layers; those of the common trunk if there is one
 * @param criticHidden the sizes of the critic's hidden layers; equal to the actor's if there is a common trunk
 * @param activation the function after each hidden layer
 * @param sharedTrunk whether actor and critic have their hidden layers (and recurrent layers) in common, so that only their last
 *     linear layers differ (rl_games' {@code separate: False})
 * @param recurrence the memory
 * @param initialization how the parameters begin
 */
public record NetworkSettings(
        List<Integer> actorHidden,
        List<Integer> criticHidden,
        ActivationKind activation,
        boolean sharedTrunk,
        Recurrence recurrence,
        Initialization initialization) {
    /** Freezes the lists. */
    public NetworkSettings {
        actorHidden = List.copyOf(actorHidden);
        criticHidden = List.copyOf(criticHidden);
    }

    /** The kind of a recurrent layer, with PyTorch's equations and order of gates. */
    public enum RecurrenceKind {
        /** No memory. */
        NONE,
        /** Long short-term memory (Hochreiter, Schmidhuber 1997). */
        LSTM,
        /** Gated recurrent unit (Cho et al. 2014). */
        GRU;

        static RecurrenceKind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** Where recurrent layers stand. */
    public enum RecurrencePlacement {
        /** Observations go into them, their output goes into the hidden layers. */
        BEFORE_MLP,
        /** The last hidden layer goes into them, their output goes into the last linear layer. */
        AFTER_MLP
    }

    /**
     * Recurrent layers. Their state begins with zeros and is zeroed when an episode ends.
     *
     * @param kind what they are; with {@link RecurrenceKind#NONE} all else is without meaning
     * @param hidden the size of their state
     * @param layers how many lie upon each other
     * @param sequenceLength after how many steps gradients stop; 0 for the whole rollout
     * @param placement where they stand
     * @param layerNormalization whether their output is normalised (Ba, Kiros, Hinton 2016) with learned scale and shift
     * @param concatenateInput whether hidden layers that stand before them pass the observations on beside their output
     */
    public record Recurrence(
            RecurrenceKind kind,
            int hidden,
            int layers,
            int sequenceLength,
            RecurrencePlacement placement,
            boolean layerNormalization,
            boolean concatenateInput) {
        /** No memory. */
        public static final Recurrence NONE =
                new Recurrence(RecurrenceKind.NONE, 0, 0, 0, RecurrencePlacement.BEFORE_MLP, false, false);
    }

    /** How weights begin. */
    public enum InitializationKind {
        /** PyTorch's own: uniform between plus and minus {@code 1 / sqrt(inputs)}. */
        UNIFORM,
        /** Orthogonal matrices (Saxe, McClelland, Ganguli 2014) times a gain. */
        ORTHOGONAL
    }

    /**
     * How the parameters of linear layers begin.
     *
     * @param kind the distribution of the weights
     * @param hiddenGain the gain of hidden layers; orthogonal weights only
     * @param actorGain the gain of the actor's last layer; orthogonal weights only
     * @param criticGain the gain of the critic's last layer; orthogonal weights only
     * @param zeroBiases whether biases begin with 0, else they are uniform between plus and minus {@code 1 / sqrt(inputs)}
     */
    public record Initialization(
            InitializationKind kind, double hiddenGain, double actorGain, double criticGain, boolean zeroBiases) {
        /** As PyTorch's linear layers begin. */
        public static final Initialization PYTORCH = new Initialization(InitializationKind.UNIFORM, 1, 1, 1, false);
    }
}
