package sinew.assets.mjcf;

import java.util.List;
import sinew.assets.Problem;
import sinew.assets.model.ModelSpec;

/**
 * A model and what the reader left out of it.
 *
 * @param spec the model
 * @param warnings what was ignored and why; it changes looks or comfort, never the motion
 */
public record ReadResult(ModelSpec spec, List<Problem> warnings) {
    /** Copies the list. */
    public ReadResult {
        warnings = List.copyOf(warnings);
    }
}
