package sinew.learning.settings;

/** The settings of one library's agent, which stand below {@code agent}, under that library's names. */
public sealed interface AgentSettings permits RslRlSettings, RlGamesSettings, Sb3Settings {
    /**
     * Whose names and rules these are.
     *
     * @return the library
     */
    AgentLibrary library();

    /**
     * The seed of every random number of the run.
     *
     * @return the seed
     */
    int seed();

    /**
     * What the run is, in no library's terms.
     *
     * @param environments the number of environments, by which some libraries' lengths are divided
     * @return its length and folders
     */
    SessionSettings toSession(int environments);

    /**
     * What the learner has to know, in no library's terms.
     *
     * @param environments the number of environments, by which some libraries' sizes are divided
     * @return the neutral settings
     * @throws sinew.sim.settings.SettingsException if settings do not go together or ask for something that there is not
     */
    LearnerSettings toLearner(int environments);
}
