package sinew.learning.cuda;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import sinew.learning.policy.NetworkShape;
import sinew.learning.settings.ActivationKind;

/** How a GPU computes the matrix products of networks. Sums, the loss and the parameters are 32-bit floats always. */
public enum Precision {
    /** 32-bit floats, made of three products of TF32 each. */
    FP32(0),
    /** Factors are rounded to ten bits of mantissa; twice to three times as fast. */
    TF32(1),
    /** Factors, activations and deltas are rounded to seven bits of mantissa; the fastest and least memory. */
    BF16(2);

    private final int number;

    Precision(int number) {
        this.number = number;
    }

    /**
     * The word for it in commands.
     *
     * @return for example {@code tf32}
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Bytes of a number as it is stored for products. */
    int storedBytes() {
        return this == BF16 ? Short.BYTES : Float.BYTES;
    }

    /** Numbers of a row that is padded to a multiple of 128 bytes. */
    int pitch(int width) {
        int numbers = NetworkLayers.ROW_BYTES / storedBytes();
        return (width + numbers - 1) / numbers * numbers;
    }

    /** The macros by which kernels know precision and activation. */
    Map<String, String> macros(NetworkShape shape) {
        Map<String, String> macros = new LinkedHashMap<>();
        macros.put("PRECISION", "" + number);
        macros.put("ACTIVATION", "" + number(shape.networks().activation()));
        return macros;
    }

    private static int number(ActivationKind activation) {
        return switch (activation) {
            case ELU -> 0;
            case SELU -> 1;
            case RELU -> 2;
            case LRELU -> 3;
            case TANH -> 4;
            case SIGMOID -> 5;
            case SILU -> 6;
            case GELU -> 7;
            case MISH -> 8;
            case IDENTITY -> 9;
            case SOFTPLUS -> 10;
        };
    }
}
