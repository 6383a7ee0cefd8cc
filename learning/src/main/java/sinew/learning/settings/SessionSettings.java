package sinew.learning.settings;

/**
 * How long a run is and where it goes, in no library's terms.
 *
 * @param library whose settings the run has; its folder collects the experiments
 * @param experiment the folder that collects the runs of one experiment
 * @param runName added to the name of the run's folder, may be empty
 * @param iterations how many iterations the run has; may change during it
 * @param saveInterval the number of iterations between checkpoints; may change during it
 */
public record SessionSettings(
        AgentLibrary library, String experiment, String runName, int iterations, int saveInterval) {
    /**
     * Takes over those settings of another record that may change during a run.
     *
     * @param changed where they are taken from
     * @return a record with their new values, all else as it was
     */
    public SessionSettings withLive(SessionSettings changed) {
        return new SessionSettings(library, experiment, runName, changed.iterations, changed.saveInterval);
    }
}
