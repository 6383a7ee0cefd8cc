package sinew.learning.settings;

import java.util.Locale;
import sinew.sim.settings.Settings;
import sinew.sim.settings.SettingsSchema;

/** The libraries whose settings and rules an agent can have. */
public enum AgentLibrary {
    /** rsl_rl 3.1. */
    RSL_RL(RslRlSettings.class, "agent.experiment_name", "agent.run_name");

    /** The group in which the settings of an agent stand. */
    public static final String PREFIX = "agent";

    private final Class<? extends Record> record;
    private final String experimentPath;
    private final String runNamePath;

    <R extends Record & AgentSettings> AgentLibrary(Class<R> record, String experimentPath, String runNamePath) {
        this.record = record;
        this.experimentPath = experimentPath;
        this.runNamePath = runNamePath;
    }

    /**
     * The setting that names the experiment.
     *
     * @return for example {@code agent.experiment_name}
     */
    public String experimentPath() {
        return experimentPath;
    }

    /**
     * The setting that is added to the name of a run's folder.
     *
     * @return for example {@code agent.run_name}
     */
    public String runNamePath() {
        return runNamePath;
    }

    /**
     * The word under which users know it; also the folder of its runs.
     *
     * @return for example {@code rsl_rl}
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Describes its settings.
     *
     * @return the schema, all below {@code agent}
     */
    public SettingsSchema schema() {
        return SettingsSchema.ofRecord(PREFIX, record);
    }

    /**
     * Reads its settings.
     *
     * @param settings values for at least {@link #schema}
     * @return the record
     * @throws sinew.sim.settings.SettingsException if settings are missing or do not go together
     */
    public AgentSettings bind(Settings settings) {
        return (AgentSettings) settings.bind(PREFIX, record);
    }
}
