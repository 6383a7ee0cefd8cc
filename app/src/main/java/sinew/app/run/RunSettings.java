package sinew.app.run;

import java.util.List;
import java.util.Map;
import sinew.learning.settings.AgentLibrary;
import sinew.sim.settings.Liveness;
import sinew.sim.settings.SettingDescriptor;
import sinew.sim.settings.SettingType;
import sinew.sim.settings.Settings;
import sinew.sim.settings.SettingsSchema;
import sinew.sim.tasks.TaskDefinition;

/** The settings of a run: those of its task ({@code env}) and those of its learner ({@code agent}). */
public final class RunSettings {
    /** Keys that agent files of rsl_rl have and that name what Sinew does anyway. */
    private static final SettingsSchema CLASS_NAMES = SettingsSchema.of(List.of(
            className("agent.class_name", "OnPolicyRunner"),
            className("agent.algorithm.class_name", "PPO"),
            className("agent.policy.class_name", "ActorCritic")));

    private RunSettings() {}

    /**
     * Describes the settings of a run.
     *
     * @param task the task
     * @return the schema with the task's standard values
     */
    public static SettingsSchema schema(TaskDefinition task) {
        return task.environmentSettings()
                .plus(AgentLibrary.RSL_RL.schema())
                .withStandards(task.agentStandards(AgentLibrary.RSL_RL.word()));
    }

    /**
     * Merges an agent file of Isaac Lab-Arena (JSON or YAML), whose keys stand below {@code agent}.
     *
     * @param settings the settings before
     * @param document the file's text
     * @param sourceName what to call it in messages
     * @return the settings after
     * @throws sinew.sim.settings.SettingsException if something in the document is wrong; the message says where
     */
    public static Settings mergeAgentFile(Settings settings, String document, String sourceName) {
        Settings tolerant = settings.schema().plus(CLASS_NAMES).standards();
        for (Map.Entry<String, Object> change : settings.changed().entrySet()) {
            tolerant = tolerant.withValue(change.getKey(), change.getValue());
        }
        Settings merged = settings.schema().standards();
        for (Map.Entry<String, Object> change :
                tolerant.mergeYaml(document, sourceName, "agent").changed().entrySet()) {
            merged = merged.withValue(change.getKey(), change.getValue());
        }
        return merged;
    }

    private static SettingDescriptor className(String path, String only) {
        return new SettingDescriptor(
                path,
                SettingType.CHOICE,
                only,
                "Class.",
                "",
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                List.of(only),
                Liveness.NEXT_RUN);
    }
}
