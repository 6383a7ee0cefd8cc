package sinew.learning.settings;

import java.util.Locale;
import sinew.sim.settings.SettingsException;

/** The activation functions there are, with PyTorch's standard parameters. */
public enum ActivationKind {
    /** Exponential linear unit. */
    ELU,
    /** Scaled exponential linear unit. */
    SELU,
    /** Rectified linear unit. */
    RELU,
    /** Leaky rectified linear unit, slope 0.01. */
    LRELU,
    /** Hyperbolic tangent. */
    TANH,
    /** Logistic function. */
    SIGMOID,
    /** Sigmoid linear unit, also called swish: {@code x sigmoid(x)}. */
    SILU,
    /** Gaussian error linear unit, exact: {@code x Phi(x)}. */
    GELU,
    /** Mish: {@code x tanh(softplus(x))}. */
    MISH,
    /** Softplus: {@code log(1 + exp(x))}. */
    SOFTPLUS,
    /** None: {@code x}. */
    IDENTITY;

    /**
     * Finds the function of a library's word.
     *
     * @param word for example {@code elu}, {@code nn.ELU}, {@code swish} or {@code None}
     * @return the function
     * @throws SettingsException if there is none of that name
     */
    static ActivationKind of(String word) {
        String plain = (word.startsWith("nn.") ? word.substring(3) : word).toUpperCase(Locale.ROOT);
        return switch (plain) {
            case "SWISH" -> SILU;
            case "LEAKYRELU" -> LRELU;
            case "NONE" -> IDENTITY;
            default -> {
                try {
                    yield valueOf(plain);
                } catch (IllegalArgumentException e) {
                    throw new SettingsException("There is no activation function '" + word + "'.", e);
                }
            }
        };
    }

    /**
     * The word under which checkpoints name it.
     *
     * @return for example {@code elu}
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
