package sinew.app.run;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import sinew.learning.settings.AgentLibrary;
import sinew.sim.settings.Settings;
import sinew.sim.settings.SettingsException;
import sinew.sim.settings.SettingsSchema;
import sinew.sim.tasks.TaskDefinition;

/** The settings of a run: those of its task ({@code env}) and those of its learner ({@code agent}). */
public final class RunSettings {
    private RunSettings() {}

    /**
     * Tells by which library's rules a task is learned unless told otherwise.
     *
     * @param task the task
     * @return the first library that it has settings for
     */
    public static AgentLibrary standardLibrary(TaskDefinition task) {
        return task.agentLibraries().stream().findFirst().map(AgentLibrary::of).orElse(AgentLibrary.RSL_RL);
    }

    /**
     * Describes the settings of a run.
     *
     * @param task the task
     * @param library whose agent settings it has
     * @return the schema with the task's standard values
     */
    public static SettingsSchema schema(TaskDefinition task, AgentLibrary library) {
        return task.environmentSettings()
                .plus(library.schema())
                .withStandards(Map.of(library.paths().experiment(), task.id()))
                .withStandards(task.agentStandards(library.word()));
    }

    /**
     * Merges a settings file. Its agent settings may be written as the library's own files are.
     *
     * @param settings the settings before
     * @param document the file's text
     * @param sourceName what to call it in messages
     * @param prefix {@code agent} if its keys stand below {@code agent}, empty if they are whole paths
     * @return the settings after
     * @throws SettingsException if something in the document is wrong; the message says where
     */
    public static Settings mergeFile(Settings settings, String document, String sourceName, String prefix) {
        return settings.mergeYaml(
                document, sourceName, prefix, AgentLibrary.of(settings).translator());
    }

    /**
     * Changes one setting, in the library's own words.
     *
     * @param settings the settings before
     * @param path its path
     * @param text its value as a person would write it
     * @return the settings after
     * @throws SettingsException if there is no such setting, or the value is not allowed; the message says what to do
     */
    public static Settings with(Settings settings, String path, String text) {
        AgentLibrary library = AgentLibrary.of(settings);
        try {
            return settings.with(path, text, library.translator());
        } catch (SettingsException wrong) {
            String owner = settings.schema().contains(path) ? "" : owner(path);
            if (owner.isEmpty() || owner.equals(library.word())) {
                throw wrong;
            }
            throw new SettingsException(
                    "'" + path + "' is a setting of " + owner + ", but the agent has those of " + library.word()
                            + "; add --agent " + owner + ", or leave it out.",
                    wrong);
        }
    }

    /**
     * Says what is not as the task has it, as a person would on the command line.
     *
     * @param settings all settings
     * @return words {@code PATH=VALUE}
     */
    public static List<String> changedWords(Settings settings) {
        return settings.changed().entrySet().stream()
                .map(changed -> changed.getKey() + "="
                        + settings.schema().find(changed.getKey()).format(changed.getValue()))
                .toList();
    }

    /**
     * Checks that the agent's settings go together and suit the number of environments.
     *
     * @param settings all settings of a run
     * @throws SettingsException if they do not; the message says what to do
     */
    public static void check(Settings settings) {
        AgentLibrary.of(settings).bind(settings).toLearner(settings.integer("env.scene.num_envs"));
    }

    private static String owner(String path) {
        return Arrays.stream(AgentLibrary.values())
                .filter(library -> library.schema().contains(path))
                .findFirst()
                .map(AgentLibrary::word)
                .orElse("");
    }
}
