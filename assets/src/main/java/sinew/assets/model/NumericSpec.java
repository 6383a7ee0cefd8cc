package sinew.assets.model;

import java.util.List;

/**
 * Numbers that the model carries for its users.
 *
 * @param name unique name among numerics
 * @param data the numbers
 * @param location where it was written
 */
public record NumericSpec(String name, List<Double> data, SourceLocation location) {
    /** Copies the list. */
    public NumericSpec {
        data = List.copyOf(data);
    }
}
