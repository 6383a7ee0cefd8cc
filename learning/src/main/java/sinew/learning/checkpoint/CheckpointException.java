package sinew.learning.checkpoint;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import sinew.learning.LearningException;

/** A checkpoint cannot be found, read, used or written; the message names the file. */
public final class CheckpointException extends LearningException {
    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong.
     *
     * @param message the full sentence for a person
     */
    public CheckpointException(String message) {
        super(message);
    }

    /**
     * Says what is wrong with a file.
     *
     * @param file the checkpoint
     * @param reason what is wrong, as the end of the sentence {@code Cannot use checkpoint F: ...}
     * @param cause what was underneath
     */
    public CheckpointException(Path file, String reason, @Nullable Throwable cause) {
        super("Cannot use checkpoint " + file + ": " + reason, cause);
    }
}
