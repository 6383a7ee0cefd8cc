package sinew.learning.ppo;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sinew.learning.settings.NetworkSettings.Recurrence;
import sinew.learning.settings.NetworkSettings.RecurrenceKind;

/** Recurrent layers in PyTorch. */
final class TorchMemory {
    private static final double NORM_EPSILON = 1e-5;

    private TorchMemory() {}

    /**
     * The parameters of recurrent layers.
     *
     * @param recurrence what they are
     * @param layers four tensors for each layer, in PyTorch's order
     * @param scale of the normalised output, or null
     * @param shift of the normalised output, or null
     */
    record Weights(
            Recurrence recurrence,
            NDList layers,
            @Nullable PtNDArray scale,
            @Nullable PtNDArray shift) {
        static Weights of(List<PtNDArray> parameters, Recurrence recurrence) {
            int count = 4 * recurrence.layers();
            boolean normalized = parameters.size() > count;
            NDList layers = new NDList();
            parameters.subList(0, count).forEach(layers::add);
            return new Weights(
                    recurrence,
                    layers,
                    normalized ? parameters.get(count) : null,
                    normalized ? parameters.get(count + 1) : null);
        }
    }

    /**
     * What the layers give and remember.
     *
     * @param output {@code [sequences, steps, hidden]}
     * @param hidden {@code [layers, sequences, hidden]}
     * @param cell the same of an LSTM, else null
     */
    record Result(
            PtNDArray output, PtNDArray hidden, @Nullable PtNDArray cell) {}

    /**
     * Runs over sequences.
     *
     * @param weights the layers
     * @param input {@code [sequences, steps, inputs]}
     * @param hidden the states before, {@code [layers, sequences, hidden]}
     * @param cell the same of an LSTM's cells, else null
     * @return outputs and states after
     */
    static Result run(Weights weights, PtNDArray input, PtNDArray hidden, @Nullable PtNDArray cell) {
        int layers = weights.recurrence().layers();
        if (weights.recurrence().kind() == RecurrenceKind.LSTM && cell != null) {
            NDList before = new NDList(hidden, cell);
            NDList result = JniUtils.lstm(input, before, weights.layers(), true, layers, 0, true, false, true);
            return new Result((PtNDArray) result.get(0), (PtNDArray) result.get(1), (PtNDArray) result.get(2));
        }
        NDList result = JniUtils.gru(input, hidden, weights.layers(), true, layers, 0, true, false, true);
        return new Result((PtNDArray) result.get(0), (PtNDArray) result.get(1), null);
    }

    /** Normalises outputs {@code [samples, hidden]}, if the layers have that. */
    static PtNDArray normalize(Weights weights, PtNDArray output) {
        PtNDArray scale = weights.scale();
        PtNDArray shift = weights.shift();
        return scale == null || shift == null
                ? output
                : JniUtils.layerNorm(output, new Shape(weights.recurrence().hidden()), scale, shift, NORM_EPSILON);
    }
}
