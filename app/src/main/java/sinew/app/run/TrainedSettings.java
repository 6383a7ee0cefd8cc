package sinew.app.run;

import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sinew.learning.checkpoint.Checkpoint;
import sinew.learning.settings.AgentLibrary;
import sinew.sim.settings.Settings;
import sinew.sim.settings.SettingsSchema;
import sinew.sim.settings.YamlTranslator;
import sinew.sim.tasks.TaskDefinition;

/** The settings with which a checkpoint was trained, as they were in effect then: also with what was changed during the run. */
public final class TrainedSettings {
    private static final Logger LOG = LoggerFactory.getLogger(TrainedSettings.class);

    private TrainedSettings() {}

    /**
     * Takes over a checkpoint's settings. One that there is not any more is left out with a warning.
     *
     * @param checkpoint the checkpoint
     * @param task the task that goes on from it
     * @param settings the settings before
     * @return the checkpoint's settings; those before if it is from another task or has the settings of another library
     * @throws sinew.sim.settings.SettingsException if one of its values is not allowed any more; the message says which
     */
    public static Settings of(Checkpoint checkpoint, TaskDefinition task, Settings settings) {
        Checkpoint.Header header = checkpoint.header();
        if (!header.task().equals(task.id()) || TrainingRun.libraryOf(checkpoint) != AgentLibrary.of(settings)) {
            return settings;
        }
        YamlTranslator known = new Known(settings.schema(), checkpoint);
        return settings.mergeYaml(
                        header.environmentYaml(), "the environment settings in " + checkpoint.source(), "env", known)
                .mergeYaml(
                        header.agentYaml(), "the agent settings in " + checkpoint.source(), AgentLibrary.PREFIX, known);
    }

    /** Leaves out what the schema does not know. */
    private record Known(SettingsSchema schema, Checkpoint checkpoint) implements YamlTranslator {
        @Override
        public Optional<Map<String, String>> translate(Entry entry) {
            if (entry.kind() == Kind.GROUP || schema.contains(entry.path())) {
                return Optional.empty();
            }
            LOG.warn(
                    "{} was trained with the setting {} = {}, which there is not any more; it is left out",
                    checkpoint.source(),
                    entry.path(),
                    entry.text());
            return Optional.of(Map.of());
        }

        @Override
        public boolean knowsGroup(String path) {
            return true;
        }
    }
}
