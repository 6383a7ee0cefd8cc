package sinew.sim.settings;

import java.io.Serial;

/** Something is wrong with a setting; the message says where, what was expected and what to do. */
public final class SettingsException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception for a person to read.
     *
     * @param message the whole message
     */
    public SettingsException(String message) {
        super(message);
    }

    /**
     * Makes an exception for a person to read.
     *
     * @param message the whole message
     * @param cause what was found out first
     */
    public SettingsException(String message, Throwable cause) {
        super(message, cause);
    }
}
