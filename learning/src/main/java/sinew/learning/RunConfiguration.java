package sinew.learning;

import sinew.learning.settings.AgentSettings;
import sinew.sim.settings.Settings;

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
     * Takes over changed settings.
     *
     * @param settings values for everything below {@code env} and {@code agent}
     * @return the configuration with which the run goes on
     */
    RunConfiguration withLive(Settings settings) {
        AgentSettings changed = agent.library().bind(settings);
        return new RunConfiguration(command, task, changed, settings.toYaml("env"), settings.toYaml("agent"));
    }
}
