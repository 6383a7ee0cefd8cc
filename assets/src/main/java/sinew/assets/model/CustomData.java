package sinew.assets.model;

import java.util.List;

/**
 * What the model carries for its users; it says nothing about the motion.
 *
 * @param numerics numbers
 * @param texts texts
 */
public record CustomData(List<NumericSpec> numerics, List<TextSpec> texts) {
    /** No such data. */
    public static final CustomData NONE = new CustomData(List.of(), List.of());

    /** Copies the lists. */
    public CustomData {
        numerics = List.copyOf(numerics);
        texts = List.copyOf(texts);
    }
}
