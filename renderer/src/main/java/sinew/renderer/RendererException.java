package sinew.renderer;

import java.io.Serial;

/** Drawing failed; the message says what was tried, what Vulkan answered, and what can be done. */
public class RendererException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message what happened and what to do
     */
    public RendererException(String message) {
        super(message);
    }

    /**
     * Makes the exception.
     *
     * @param message what happened and what to do
     * @param cause why
     */
    public RendererException(String message, Throwable cause) {
        super(message, cause);
    }
}
