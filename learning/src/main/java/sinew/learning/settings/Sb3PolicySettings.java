package sinew.learning.settings;

import java.util.List;
import sinew.sim.settings.Setting;

/**
 * The networks of Stable-Baselines3's {@code MlpPolicy} ({@code agent.policy_kwargs}), under its own names.
 *
 * @param activationFn the activation function after each hidden layer
 * @param netArch the hidden layers
 * @param logStdInit the logarithm of the standard deviation at the beginning
 * @param orthoInit whether weights begin orthogonal
 * @param optimizerKwargs what Adam is told
 */
public record Sb3PolicySettings(
        @Setting(
                value = "nn.Tanh",
                help = "Activation function after each hidden layer.",
                choices = {
                    "nn.Tanh",
                    "nn.ELU",
                    "nn.ReLU",
                    "nn.SELU",
                    "nn.LeakyReLU",
                    "nn.Sigmoid",
                    "nn.Softplus",
                    "nn.GELU",
                    "nn.SiLU",
                    "nn.Mish",
                    "nn.Identity"
                })
        String activationFn,

        NetArch netArch,

        @Setting(
                value = "0",
                help = "Natural logarithm of the initial standard deviation of the actions' noise.",
                minimum = -13,
                maximum = 4)
        double logStdInit,

        @Setting(
                value = "true",
                help = "Begin with orthogonal weights and without biases instead of as PyTorch's layers do.")
        boolean orthoInit,

        OptimizerKwargs optimizerKwargs) {
    private static final double HIDDEN_GAIN = Math.sqrt(2);
    private static final double ACTOR_GAIN = 0.01;

    /**
     * The group {@code net_arch}.
     *
     * @param pi the sizes of the actor's hidden layers
     * @param vf the sizes of the critic's hidden layers
     */
    public record NetArch(
            @Setting(
                    value = "[64, 64]",
                    help = "Sizes of the actor's hidden layers, from the first to the last.",
                    minimum = 1,
                    maximum = 8192)
            List<Integer> pi,

            @Setting(
                    value = "[64, 64]",
                    help = "Sizes of the critic's hidden layers, from the first to the last.",
                    minimum = 1,
                    maximum = 8192)
            List<Integer> vf) {
        /** Freezes the lists. */
        public NetArch {
            pi = List.copyOf(pi);
            vf = List.copyOf(vf);
        }
    }

    /**
     * The group {@code optimizer_kwargs}.
     *
     * @param eps what Adam adds beside the root of its second moment
     * @param weightDecay the multiple of each parameter that is added to its gradient
     */
    public record OptimizerKwargs(
            @Setting(
                    value = "1e-5",
                    help = "What Adam adds to the root of its second moment, so that it never divides by zero.",
                    minimum = 1e-12,
                    maximum = 1)
            double eps,

            @Setting(
                    value = "0",
                    help = "Multiple of each parameter that is added to its gradient.",
                    minimum = 0,
                    maximum = 1)
            double weightDecay) {}

    NetworkSettings networks() {
        return new NetworkSettings(
                netArch.pi,
                netArch.vf,
                ActivationKind.of(activationFn),
                false,
                NetworkSettings.Recurrence.NONE,
                orthoInit
                        ? new NetworkSettings.Initialization(
                                NetworkSettings.InitializationKind.ORTHOGONAL, HIDDEN_GAIN, ACTOR_GAIN, 1, true)
                        : NetworkSettings.Initialization.PYTORCH);
    }

    NoiseSettings noise() {
        return new NoiseSettings(NoiseSettings.Kind.LOG, Math.exp(logStdInit));
    }
}
