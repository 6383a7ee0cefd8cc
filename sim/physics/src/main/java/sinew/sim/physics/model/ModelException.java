package sinew.sim.physics.model;

import java.io.Serial;
import java.util.List;

/** A model cannot be simulated; the message names every reason with file and line. */
public final class ModelException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param model name of the model
     * @param problems one sentence each, starting with file and line
     */
    public ModelException(String model, List<String> problems) {
        super("Model \"" + model + "\" cannot be simulated:\n  " + String.join("\n  ", problems));
    }
}
