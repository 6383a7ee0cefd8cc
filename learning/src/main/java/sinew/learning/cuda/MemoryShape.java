package sinew.learning.cuda;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sinew.learning.policy.NetworkShape;
import sinew.learning.policy.ParameterLayout;
import sinew.learning.policy.ParameterLayout.Layer;
import sinew.learning.policy.ParameterLayout.RecurrentLayer;
import sinew.learning.policy.ParameterLayout.Slice;
import sinew.learning.settings.NetworkSettings.Recurrence;
import sinew.learning.settings.NetworkSettings.RecurrenceKind;

/**
 * The recurrent layers of one network.
 *
 * @param recurrence what they are
 * @param after whether they stand behind the hidden layers
 * @param layers where their parameters lie
 * @param scale of the normalised output, or null
 * @param shift of the normalised output, or null
 */
record MemoryShape(
        Recurrence recurrence,
        boolean after,
        List<RecurrentLayer> layers,
        @Nullable Slice scale,
        @Nullable Slice shift) {
    /** Finds the memory of a network; null if networks have none. */
    static @Nullable MemoryShape of(NetworkShape shape, ParameterLayout layout, String memory) {
        if (!shape.recurrent()) {
            return null;
        }
        Recurrence recurrence = shape.networks().recurrence();
        boolean normalized = recurrence.layerNormalization();
        return new MemoryShape(
                recurrence,
                shape.memoryAfterMlp(),
                layout.recurrentLayers(memory),
                normalized ? layout.find(memory + ".norm.weight") : null,
                normalized ? layout.find(memory + ".norm.bias") : null);
    }

    /** The macros by which kernels know the recurrent layers; none if there are none. */
    static Map<String, String> macros(Recurrence recurrence) {
        Map<String, String> macros = new LinkedHashMap<>();
        if (recurrence.kind() != RecurrenceKind.NONE) {
            macros.put("MEMORY_LSTM", recurrence.kind() == RecurrenceKind.LSTM ? "1" : "0");
            macros.put("MEMORY_WIDTH", "" + recurrence.hidden());
        }
        return macros;
    }

    boolean lstm() {
        return recurrence.kind() == RecurrenceKind.LSTM;
    }

    /** Whether the observations stand beside the hidden layers' output. */
    boolean beside() {
        return after && recurrence.concatenateInput();
    }

    /** Whether a parameter tensor belongs to the normalisation of the output. */
    boolean normalizesBy(Slice slice) {
        return scale != null && shift != null && (slice.offset() == scale.offset() || slice.offset() == shift.offset());
    }

    /** Numbers of a state. */
    int width() {
        return recurrence.hidden();
    }

    /** Numbers of all gates of a layer. */
    int gates() {
        return layers.getFirst().hiddenWeight().shape()[0];
    }

    /** Numbers that go into a layer. */
    int inputs(int layer) {
        return layers.get(layer).inputWeight().shape()[1];
    }

    /** What makes gates of the inputs. */
    Layer fromInput(int layer) {
        return new Layer(layers.get(layer).inputWeight(), layers.get(layer).inputBias());
    }

    /** What makes gates of the state. */
    Layer fromState(int layer) {
        return new Layer(layers.get(layer).hiddenWeight(), layers.get(layer).hiddenBias());
    }

    /** The layers as their gradients are computed. */
    List<Layer> linear() {
        return IntStream.range(0, layers.size())
                .boxed()
                .flatMap(l -> Stream.of(fromInput(l), fromState(l)))
                .toList();
    }
}
