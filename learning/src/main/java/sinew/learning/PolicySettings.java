package sinew.learning;

import java.util.List;
import sinew.sim.settings.Setting;

/**
 * The networks of actor and critic ({@code agent.policy}), under rsl_rl's names.
 *
 * @param initNoiseStd the initial standard deviation of the action noise
 * @param actorObsNormalization whether the actor's observations are normalised by their running mean and deviation
 * @param criticObsNormalization the same for the critic
 * @param actorHiddenDims the sizes of the actor's hidden layers
 * @param criticHiddenDims the sizes of the critic's hidden layers
 * @param activation the activation function after each hidden layer
 */
public record PolicySettings(
        @Setting(
                value = "1.0",
                help = "Initial standard deviation of the noise that is added to every action.",
                minimum = 1e-6,
                maximum = 100)
        double initNoiseStd,

        @Setting(
                value = "false",
                help = "Normalise the actor's observations by their running mean and standard deviation.")
        boolean actorObsNormalization,

        @Setting(
                value = "false",
                help = "Normalise the critic's observations by their running mean and standard deviation.")
        boolean criticObsNormalization,

        @Setting(
                value = "[256, 256, 256]",
                help = "Sizes of the actor's hidden layers, from the first to the last.",
                minimum = 1,
                maximum = 8192)
        List<Integer> actorHiddenDims,

        @Setting(
                value = "[256, 256, 256]",
                help = "Sizes of the critic's hidden layers, from the first to the last.",
                minimum = 1,
                maximum = 8192)
        List<Integer> criticHiddenDims,

        @Setting(
                value = "elu",
                help = "Activation function after each hidden layer.",
                choices = {"elu", "selu", "relu", "lrelu", "tanh", "sigmoid"})
        String activation) {
    /** Freezes the lists. */
    public PolicySettings {
        actorHiddenDims = List.copyOf(actorHiddenDims);
        criticHiddenDims = List.copyOf(criticHiddenDims);
    }
}
