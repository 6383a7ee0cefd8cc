package sinew.sim.kernel;

import java.io.Serial;

/** A kernel could not be found, compiled or run; the message says what happened and what to do. */
public final class KernelException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message what happened, where, what was expected and what to do
     */
    public KernelException(String message) {
        super(message);
    }

    /**
     * Makes an exception with a cause.
     *
     * @param message what happened, where, what was expected and what to do
     * @param cause what led to it
     */
    public KernelException(String message, Throwable cause) {
        super(message, cause);
    }
}
