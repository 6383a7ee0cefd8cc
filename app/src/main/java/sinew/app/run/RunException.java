package sinew.app.run;

import java.io.Serial;

/** A run cannot be started or go on; the message says why and what to do. */
public final class RunException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception for a person to read.
     *
     * @param message what happened, what was expected and what to do
     */
    public RunException(String message) {
        super(message);
    }

    /**
     * Makes an exception for a person to read.
     *
     * @param message what happened, what was expected and what to do
     * @param cause what led to it
     */
    public RunException(String message, Throwable cause) {
        super(message, cause);
    }
}
