package sinew.learning.policy;

import java.util.Locale;
import sinew.learning.LearningException;
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
    };

    /** The slope of the leaky rectifier below zero. */
    public static final float LEAK = 0.01f;

    private static final double SELU_SCALE = 1.0507009873554805;
    private static final double SELU_ALPHA = 1.6732632423543772;

    /**
     * Finds the function of a setting.
     *
     * @param name its name in lower case
     * @return the function
     * @throws IllegalArgumentException if there is none of that name
     */
    public static Activation of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /**
     * Finds the function of a setting.
     *
     * @param kind which
     * @return the function
     * @throws LearningException if there is none yet
     */
    public static Activation of(ActivationKind kind) {
        try {
            return of(kind.word());
        } catch (IllegalArgumentException e) {
            throw new LearningException(
                    "The activation '" + kind.word()
                            + "' is not there yet; choose elu, selu, relu, lrelu, tanh or sigmoid.",
                    e);
        }
    }

    /**
     * Computes the function.
     *
     * @param x its argument
     * @return its value
     */
    public abstract float apply(float x);
}
