package sinew.learning;

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
     * Exchanges the learner's settings.
     *
     * @param settings the new settings
     * @param yaml the same as text
     * @return a configuration that is otherwise equal
     */
    public RunConfiguration with(AgentSettings settings, String yaml) {
        return new RunConfiguration(command, task, settings, environmentYaml, yaml);
    }
}
