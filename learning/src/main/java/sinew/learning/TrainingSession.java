package sinew.learning;

import sinew.sim.settings.Settings;

/** One training run from its first to its last iteration. The commands may be given from any thread. */
public interface TrainingSession {
    /** How a session ended. */
    enum End {
        /** All iterations were done. */
        COMPLETED,
        /** Somebody asked it to stop. */
        STOPPED
    }

    /**
     * Trains on the calling thread until all iterations are done or {@link #stop} is called. To be called once.
     *
     * @return how it ended
     * @throws LearningException if training cannot go on; the listeners have been told then
     */
    End run();

    /** Stands still after the current environment step until {@link #resume} is called. */
    void pause();

    /** Goes on after {@link #pause}. */
    void resume();

    /** Ends the session after the current iteration, also if it stands still; a final checkpoint is saved. */
    void stop();

    /**
     * Exchanges the settings of learner and task that may change during a run, from the next iteration on; the others keep their
     * values. Checkpoints hold the new values from then on.
     *
     * @param settings values for everything below {@code env} and {@code agent}; those that hold for a whole run are the run's
     * @throws LearningException if those of the learner do not fit the run; nothing is changed then
     * @throws sinew.sim.tasks.TaskException if those of the task do not fit; nothing is changed then
     */
    void change(Settings settings);
}
