package sinew.learning;

import sinew.learning.settings.AgentSettings;
import sinew.sim.settings.Liveness;
import sinew.sim.settings.SettingDescriptor;
import sinew.sim.settings.Settings;
import sinew.sim.settings.SettingsSchema;

/**
 * What a run is about, with the texts that are kept beside its results.
 *
 * @param command the command line it was started with
 * @param task the id of the task
 * @param agent the learner's settings
 * @param environmentYaml the resolved {@code env} settings
 * @param agentYaml the resolved {@code agent} settings
 */
public record RunConfiguration(
        String command, String task, AgentSettings agent, String environmentYaml, String agentYaml) {
    /**
     * The settings that the run has.
     *
     * @param schema describes them
     * @return their values; the standard for what the texts do not name
     */
    Settings settings(SettingsSchema schema) {
        return schema.standards()
                .mergeYaml(environmentYaml, "the run's environment settings", "env")
                .mergeYaml(agentYaml, "the run's agent settings", "agent");
    }

    /**
     * Takes over what may change during a run.
     *
     * @param wanted values for everything below {@code env} and {@code agent}; those that hold for a whole run are ignored
     * @return the configuration with which the run goes on
     */
    RunConfiguration withLive(Settings wanted) {
        Settings settings = settings(wanted.schema());
        for (SettingDescriptor descriptor : wanted.schema().descriptors()) {
            if (descriptor.live() != Liveness.NEXT_RUN) {
                settings = settings.withValue(descriptor.path(), wanted.get(descriptor.path()));
            }
        }
        AgentSettings changed = agent.library().bind(settings);
        return new RunConfiguration(command, task, changed, settings.toYaml("env"), settings.toYaml("agent"));
    }
}
