package sinew.learning;

import org.jspecify.annotations.Nullable;

/** Training cannot go on; the message says what happened, where, what was expected and what to do. */
public class LearningException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Says what happened.
     *
     * @param message the full sentence for a person
     */
    public LearningException(String message) {
        super(message);
    }

    /**
     * Says what happened and keeps the cause.
     *
     * @param message the full sentence for a person
     * @param cause what was underneath
     */
    public LearningException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
