package sinew.learning.settings;

import java.util.List;
import sinew.sim.settings.Setting;
import sinew.sim.settings.SettingsException;

/**
 * The networks of rl_games ({@code agent.params.network}), under the keys of its YAML files.
 *
 * @param separate whether actor and critic have hidden layers of their own
 * @param space the distribution of the actions
 * @param mlp the hidden layers
 * @param rnn the recurrent layers
 */
public record RlGamesNetworkSettings(
        @Setting(value = "false", help = "Give actor and critic hidden layers of their own instead of common ones.")
        boolean separate,

        Space space,
        Mlp mlp,
        Rnn rnn) {
    /**
     * The group {@code space}.
     *
     * @param continuous the distribution of continuous actions
     */
    public record Space(Continuous continuous) {}

    /**
     * The group {@code space.continuous}.
     *
     * @param sigmaInit how the standard deviation begins
     * @param fixedSigma whether the standard deviation is the same for all observations
     */
    public record Continuous(
            SigmaInit sigmaInit,

            @Setting(
                    value = "true",
                    help = "Learn one standard deviation per action for all observations; else the network decides it.")
            boolean fixedSigma) {}

    /**
     * The group {@code space.continuous.sigma_init}.
     *
     * @param val the logarithm of the standard deviation at the beginning
     */
    public record SigmaInit(
            @Setting(
                    value = "0",
                    help = "Natural logarithm of the initial standard deviation of the actions' noise.",
                    minimum = -13,
                    maximum = 4)
            double val) {}

    /**
     * The group {@code mlp}.
     *
     * @param units the sizes of the hidden layers
     * @param activation the activation function after each hidden layer
     */
    public record Mlp(
            @Setting(
                    value = "[256, 128, 64]",
                    help = "Sizes of the hidden layers, from the first to the last.",
                    minimum = 1,
                    maximum = 8192)
            List<Integer> units,

            @Setting(
                    value = "elu",
                    help = "Activation function after each hidden layer.",
                    choices = {"elu", "selu", "relu", "tanh", "sigmoid", "softplus", "gelu", "swish", "None"})
            String activation) {
        /** Freezes the list. */
        public Mlp {
            units = List.copyOf(units);
        }
    }

    /**
     * The group {@code rnn}.
     *
     * @param name the kind of the recurrent layers, {@code none} for none
     * @param units the size of their state
     * @param layers how many lie upon each other
     * @param beforeMlp whether they stand before the hidden layers
     * @param concatInput whether observations are passed on beside the hidden layers that stand before them
     * @param layerNorm whether their output is normalised
     */
    public record Rnn(
            @Setting(
                    value = "none",
                    help = "Kind of the recurrent layers; none for networks without memory.",
                    choices = {"none", "lstm", "gru"})
            String name,

            @Setting(value = "256", help = "Size of the state of each recurrent layer.", minimum = 1, maximum = 8192)
            int units,

            @Setting(value = "1", help = "How many recurrent layers lie upon each other.", minimum = 1, maximum = 16)
            int layers,

            @Setting(
                    value = "false",
                    help = "Put the recurrent layers before the hidden layers instead of behind them.")
            boolean beforeMlp,

            @Setting(
                    value = "false",
                    help = "Pass the observations on to recurrent layers that stand behind the hidden layers.")
            boolean concatInput,

            @Setting(
                    value = "false",
                    help = "Normalise the output of the recurrent layers, with learned scale and shift.")
            boolean layerNorm) {
        boolean present() {
            return !name.equals("none");
        }
    }

    NetworkSettings networks(int sequenceLength) {
        return new NetworkSettings(
                mlp.units,
                mlp.units,
                ActivationKind.of(mlp.activation),
                !separate,
                recurrence(sequenceLength),
                // weights as in PyTorch, biases 0
                new NetworkSettings.Initialization(NetworkSettings.InitializationKind.UNIFORM, 1, 1, 1, true));
    }

    private NetworkSettings.Recurrence recurrence(int sequenceLength) {
        if (!rnn.present()) {
            return NetworkSettings.Recurrence.NONE;
        }
        return new NetworkSettings.Recurrence(
                NetworkSettings.RecurrenceKind.of(rnn.name),
                rnn.units,
                rnn.layers,
                sequenceLength,
                rnn.beforeMlp
                        ? NetworkSettings.RecurrencePlacement.BEFORE_MLP
                        : NetworkSettings.RecurrencePlacement.AFTER_MLP,
                rnn.layerNorm,
                rnn.concatInput && !rnn.beforeMlp);
    }

    NoiseSettings noise() {
        double logarithm = space.continuous.sigmaInit.val;
        if (!space.continuous.fixedSigma && logarithm != 0) {
            throw new SettingsException("agent.params.network.space.continuous.sigma_init.val is " + logarithm
                    + ", but with fixed_sigma=false it would be the weight of every input of the standard deviation;"
                    + " only 0 is supported then. Set it to 0, or fixed_sigma to true.");
        }
        return new NoiseSettings(
                space.continuous.fixedSigma ? NoiseSettings.Kind.LOG : NoiseSettings.Kind.STATE_DEPENDENT,
                Math.exp(logarithm));
    }
}
