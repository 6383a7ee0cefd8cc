package sinew.learning.policy;

import java.util.Arrays;
import java.util.Locale;
import sinew.learning.settings.ActivationKind;

/** The activation functions a network can have between its layers, with PyTorch's standard parameters. */
public enum Activation {
    /** {@code x} above zero, else {@code exp(x) - 1} (Clevert, Unterthiner, Hochreiter 2015). */
    ELU {
        @Override
        public float apply(float x) {
            return x > 0 ? x : (float) Math.expm1(x);
        }
    },
    /** The scaled exponential linear unit (Klambauer et al. 2017). */
    SELU {
        @Override
        public float apply(float x) {
            return (float) (SELU_SCALE * (x > 0 ? x : SELU_ALPHA * Math.expm1(x)));
        }
    },
    /** {@code max(x, 0)}. */
    RELU {
        @Override
        public float apply(float x) {
            return Math.max(x, 0);
        }
    },
    /** {@code x} above zero, else {@code 0.01 x}. */
    LRELU {
        @Override
        public float apply(float x) {
            return x > 0 ? x : LEAK * x;
        }
    },
    /** The hyperbolic tangent. */
    TANH {
        @Override
        public float apply(float x) {
            return (float) Math.tanh(x);
        }
    },
    /** The logistic function {@code 1 / (1 + exp(-x))}. */
    SIGMOID {
        @Override
        public float apply(float x) {
            return (float) (1 / (1 + Math.exp(-x)));
        }
    },
    /** {@code x sigmoid(x)}, also called swish (Elfwing, Uchibe, Doya 2018). */
    SILU {
        @Override
        public float apply(float x) {
            return (float) (x / (1 + Math.exp(-x)));
        }
    },
    /** {@code x (1 + erf(x / sqrt(2))) / 2}, the exact form (Hendrycks, Gimpel 2016). */
    GELU {
        @Override
        public float apply(float x) {
            return (float) (0.5 * x * (1 + ErrorFunction.of(x / Math.sqrt(2))));
        }
    },
    /** {@code x tanh(log(1 + exp(x)))} (Misra 2019). */
    MISH {
        @Override
        public float apply(float x) {
            return (float) (x * Math.tanh(softplus(x)));
        }
    },
    /** {@code log(1 + exp(x))}. */
    SOFTPLUS {
        @Override
        public float apply(float x) {
            return (float) softplus(x);
        }
    },
    /** {@code x}. */
    IDENTITY {
        @Override
        public float apply(float x) {
            return x;
        }
    };

    /** The slope of the leaky rectifier below zero. */
    public static final float LEAK = 0.01f;

    private static final double SELU_SCALE = 1.0507009873554805;
    private static final double SELU_ALPHA = 1.6732632423543772;

    private static double softplus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    /**
     * Finds the function of a word in a setting or checkpoint.
     *
     * @param name its name in lower case; {@code swish} is {@code silu}, {@code none} is {@code identity}
     * @return the function
     * @throws IllegalArgumentException if there is none of that name
     */
    public static Activation of(String name) {
        String word = name.toLowerCase(Locale.ROOT);
        return switch (word) {
            case "swish" -> SILU;
            case "none" -> IDENTITY;
            default ->
                Arrays.stream(values())
                        .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(word))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("There is no activation function '" + name
                                + "'; there are " + Arrays.toString(values()).toLowerCase(Locale.ROOT)));
        };
    }

    /**
     * Finds the function of a setting.
     *
     * @param kind the setting
     * @return the function
     */
    public static Activation of(ActivationKind kind) {
        return of(kind.word());
    }

    /**
     * Computes the function.
     *
     * @param x its argument
     * @return its value
     */
    public abstract float apply(float x);
}
