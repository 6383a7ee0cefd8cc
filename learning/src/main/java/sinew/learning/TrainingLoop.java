package sinew.learning;

/** How the steps and updates of a session's iterations are run. Belongs to the session's thread. */
public interface TrainingLoop {
    /** What happens between steps. */
    interface Watcher {
        /** Waits while the session stands still; time spent here is not counted. */
        void standStill();

        /** The environments have taken steps; what a person sees of them may be read until this returns. */
        void stepped();
    }

    /**
     * Gets ready; the environments and the learner are in the state from which they go on.
     *
     * @param statistics the episodes known so far
     */
    void begin(EpisodeStatistics statistics);

    /**
     * Collects one rollout.
     *
     * @param statistics counts the episodes. Modified.
     * @param watcher is told and asked between steps
     */
    void collect(EpisodeStatistics statistics, Watcher watcher);

    /**
     * Learns from the rollout.
     *
     * @return the numbers of the update
     * @throws LearningException if training cannot go on
     */
    UpdateReport learn();

    /**
     * Brings what the statistics do not know yet to them, before they are saved.
     *
     * @param statistics the session's statistics. Modified.
     */
    void complete(EpisodeStatistics statistics);
}
