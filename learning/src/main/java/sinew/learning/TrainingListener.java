package sinew.learning;

import java.nio.file.Path;
import sinew.sim.tasks.VectorEnvironment;

/**
 * Hears what happens in a training session. All calls come on the trainer's thread and must return at once. A
 * listener that throws a {@link RuntimeException} does not end the training; its first exception is logged.
 */
public interface TrainingListener {
    /**
     * The session is ready and is about to train.
     *
     * @param session the session
     */
    default void started(TrainingSession session) {}

    /**
     * Every environment has taken a step.
     *
     * @param environment the environments, readable during the call only
     */
    default void stepped(VectorEnvironment environment) {}

    /**
     * An iteration has ended.
     *
     * @param report its numbers
     */
    default void iterationFinished(IterationReport report) {}

    /**
     * A checkpoint is on disk.
     *
     * @param file the file
     * @param iteration the iteration after which it was taken
     */
    default void checkpointSaved(Path file, int iteration) {}

    /**
     * The session was paused or goes on.
     *
     * @param paused whether it stands still now
     */
    default void paused(boolean paused) {}

    /**
     * The session has ended by itself or because it was asked to stop; all files are complete.
     *
     * @param end how it ended
     */
    default void finished(TrainingSession.End end) {}

    /**
     * The session has ended because something went wrong.
     *
     * @param cause what went wrong
     */
    default void failed(Throwable cause) {}
}
