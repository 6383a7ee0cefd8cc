package sinew.learning;

/** One training run from its first to its last iteration. The commands may be given from any thread. */
public interface TrainingSession {
    /** How a session ended. */
    enum End {
        /** All iterations were done. */
        COMPLETED,
        /** Somebody asked it to stop. */
        STOPPED
    }

    /** Trains on the calling thread until all iterations are done or {@link #stop} is called. */
    void run();

    /** Stands still after the current environment step until {@link #resume} is called. */
    void pause();

    /** Goes on after {@link #pause}. */
    void resume();

    /** Ends the session after the current iteration; a final checkpoint is saved. */
    void stop();
}
