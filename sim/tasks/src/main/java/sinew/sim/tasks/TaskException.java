package sinew.sim.tasks;

import java.io.Serial;

/** A task cannot be found or set up; the message says why and what to do. */
public final class TaskException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message what happened, where, what was expected and what to do
     */
    public TaskException(String message) {
        super(message);
    }

    /**
     * Makes an exception with a cause.
     *
     * @param message what happened, where, what was expected and what to do
     * @param cause what led to it
     */
    public TaskException(String message, Throwable cause) {
        super(message, cause);
    }
}
