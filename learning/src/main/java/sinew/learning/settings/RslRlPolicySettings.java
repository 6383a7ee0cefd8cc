package sinew.learning.settings;

import java.util.List;
import sinew.sim.settings.Setting;
import sinew.sim.settings.SettingsException;

/**
 * The networks of actor and critic ({@code agent.policy}), under rsl_rl's names.
 *
 * @param className whether the networks have a memory
 * @param initNoiseStd the initial standard deviation of the action noise
 * @param noiseStdType what parameter the standard deviation comes from
 * @param stateDependentStd whether the standard deviation depends on the observation
 * @param actorObsNormalization whether the actor's observations are normalised by their running mean and deviation
 * @param criticObsNormalization the same for the critic
 * @param actorHiddenDims the sizes of the actor's hidden layers
 * @param criticHiddenDims the sizes of the critic's hidden layers
 * @param activation the activation function after each hidden layer
 * @param rnnType the kind of the memory
 * @param rnnHiddenDim the size of the memory
 * @param rnnNumLayers how many recurrent layers lie upon each other
 */
public record RslRlPolicySettings(
        @Setting(
                value = "ActorCritic",
                help =
                        "Networks without memory (ActorCritic) or with recurrent layers before them (ActorCriticRecurrent).",
                choices = {"ActorCritic", "ActorCriticRecurrent"})
        String className,

        @Setting(
                value = "1.0",
                help = "Initial standard deviation of the noise that is added to every action.",
                minimum = 1e-6,
                maximum = 100)
        double initNoiseStd,

        @Setting(
                value = "scalar",
                help =
                        "What is learned: the standard deviation itself (scalar) or its logarithm (log), which stays positive.",
                choices = {"scalar", "log"})
        String noiseStdType,

        @Setting(
                value = "false",
                help =
                        "Let the actor's network decide the standard deviation for each observation; needs noise_std_type log.")
        boolean stateDependentStd,

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
                choices = {
                    "elu",
                    "selu",
                    "relu",
                    "lrelu",
                    "tanh",
                    "sigmoid",
                    "softplus",
                    "gelu",
                    "swish",
                    "mish",
                    "identity"
                })
        String activation,

        @Setting(
                value = "lstm",
                help = "Kind of the recurrent layers of ActorCriticRecurrent.",
                choices = {"lstm", "gru"})
        String rnnType,

        @Setting(
                value = "256",
                help = "Size of the state of each recurrent layer of ActorCriticRecurrent.",
                minimum = 1,
                maximum = 8192)
        int rnnHiddenDim,

        @Setting(
                value = "1",
                help = "How many recurrent layers of ActorCriticRecurrent lie upon each other.",
                minimum = 1,
                maximum = 16)
        int rnnNumLayers) {
    /** Freezes the lists. */
    public RslRlPolicySettings {
        actorHiddenDims = List.copyOf(actorHiddenDims);
        criticHiddenDims = List.copyOf(criticHiddenDims);
    }

    NetworkSettings networks() {
        return new NetworkSettings(
                actorHiddenDims,
                criticHiddenDims,
                ActivationKind.of(activation),
                false,
                recurrence(),
                NetworkSettings.Initialization.PYTORCH);
    }

    private NetworkSettings.Recurrence recurrence() {
        if (className.equals("ActorCritic")) {
            return NetworkSettings.Recurrence.NONE;
        }
        return new NetworkSettings.Recurrence(
                NetworkSettings.RecurrenceKind.of(rnnType),
                rnnHiddenDim,
                rnnNumLayers,
                0,
                NetworkSettings.RecurrencePlacement.BEFORE_MLP,
                false,
                false);
    }

    NoiseSettings noise() {
        boolean log = noiseStdType.equals("log");
        if (stateDependentStd && !log) {
            throw new SettingsException(
                    "agent.policy.state_dependent_std needs agent.policy.noise_std_type=log, because a"
                            + " standard deviation that a network gives must stay positive; set that, or leave it out.");
        }
        NoiseSettings.Kind fixed = log ? NoiseSettings.Kind.LOG : NoiseSettings.Kind.SCALAR;
        return new NoiseSettings(stateDependentStd ? NoiseSettings.Kind.STATE_DEPENDENT : fixed, initNoiseStd);
    }

    NormalizationSettings normalization() {
        return new NormalizationSettings(
                normalization(actorObsNormalization), normalization(criticObsNormalization), false, false, 0);
    }

    private static NormalizationSettings.Observations normalization(boolean wanted) {
        return wanted ? NormalizationSettings.Observations.RSL_RL : NormalizationSettings.Observations.NONE;
    }
}
