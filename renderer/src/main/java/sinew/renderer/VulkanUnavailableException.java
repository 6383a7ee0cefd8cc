package sinew.renderer;

import java.io.Serial;

/** This machine cannot draw with Vulkan; the message says what is missing and what to install. */
public class VulkanUnavailableException extends RendererException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message what is missing and what to install
     */
    public VulkanUnavailableException(String message) {
        super(message);
    }

    /**
     * Makes the exception.
     *
     * @param message what is missing and what to install
     * @param cause why
     */
    public VulkanUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
