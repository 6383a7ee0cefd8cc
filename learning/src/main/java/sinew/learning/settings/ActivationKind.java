package sinew.learning.settings;

import java.util.Locale;

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
     * The word under which checkpoints name it.
     *
     * @return for example {@code elu}
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
