package sinew.learning.log;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sinew.learning.LearningException;
import sinew.learning.checkpoint.Checkpoint;
import sinew.learning.settings.AgentLibrary;
import sinew.learning.settings.SessionSettings;
import sinew.sim.settings.SettingDescriptor;
import sinew.sim.settings.SettingType;
import sinew.sim.settings.Settings;

/**
 * The folder of one run: {@code <logs>/<library>/<experiment>/<yyyy-MM-dd_HH-mm-ss>[_<run name>]}.
 *
 * @param path the folder, which exists
 */
public record RunDirectory(Path path) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd_HH-mm-ss", Locale.ROOT);
    private static final int MOST_ATTEMPTS = 1000;

    /**
     * Names the folder that collects the runs of an experiment.
     *
     * @param logs the folder of all logs, usually {@code logs}
     * @param library whose settings its runs have
     * @param experiment the experiment's name
     * @return the folder, which need not exist
     * @throws LearningException if the name would lead out of the logs
     */
    public static Path experiment(Path logs, AgentLibrary library, String experiment) {
        return inside(logs.resolve(library.word()), experiment, library.paths().experiment());
    }

    /**
     * Makes the folder of a new run, a new one in any case.
     *
     * @param logs the folder of all logs, usually {@code logs}
     * @param session names the experiment and the run
     * @param time when the run is started
     * @return the folder
     * @throws LearningException if it cannot be made
     */
    public static RunDirectory create(Path logs, SessionSettings session, LocalDateTime time) {
        Path experiment = experiment(logs, session.library(), session.experiment());
        String name = TIME.format(time) + (session.runName().isBlank() ? "" : "_" + session.runName());
        try {
            Files.createDirectories(experiment);
            return new RunDirectory(
                    createNew(inside(experiment, name, session.library().paths().runName())));
        } catch (IOException e) {
            throw new LearningException(
                    "Cannot make a folder for the run in " + experiment.toAbsolutePath() + " (" + e
                            + "); start Sinew with --logs and a folder in which you may write",
                    e);
        }
    }

    private static Path createNew(Path wanted) throws IOException {
        for (int attempt = 1; attempt < MOST_ATTEMPTS; attempt++) {
            Path path = attempt == 1 ? wanted : wanted.resolveSibling(wanted.getFileName() + "_" + attempt);
            try {
                return Files.createDirectory(path);
            } catch (FileAlreadyExistsException _) {
                // another run was started within the same second: take the next name
            }
        }
        throw new FileAlreadyExistsException(wanted.toString());
    }

    private static Path inside(Path parent, String name, String setting) {
        try {
            Path path = parent.resolve(name).normalize();
            if (!name.isBlank() && path.startsWith(parent.normalize()) && !path.equals(parent.normalize())) {
                return path;
            }
        } catch (InvalidPathException e) {
            throw new LearningException(
                    setting + " is '" + name + "', which cannot be the name of a folder: " + e.getReason(), e);
        }
        throw new LearningException(setting + " is '" + name + "'; expected the name of a folder inside " + parent);
    }

    /**
     * The name of the run's folder.
     *
     * @return the last part of the path
     */
    public String name() {
        return String.valueOf(path.getFileName());
    }

    /**
     * Writes down how the run was started.
     *
     * @param command the command line
     * @param environmentYaml the resolved {@code env} settings
     * @param agentYaml the resolved {@code agent} settings
     * @throws LearningException if a file cannot be written
     */
    public void describe(String command, String environmentYaml, String agentYaml) {
        try {
            Files.writeString(path.resolve("command.txt"), command + System.lineSeparator());
            Path parameters = Files.createDirectories(path.resolve("params"));
            Files.writeString(parameters.resolve("env.yaml"), environmentYaml);
            Files.writeString(parameters.resolve("agent.yaml"), agentYaml);
        } catch (IOException e) {
            throw new LearningException(
                    "Cannot write the run's configuration to " + path.toAbsolutePath() + " (" + e + ")", e);
        }
    }

    /**
     * Adds what was changed during the run to {@code params/changes.yaml}; the other files tell how the run was started.
     *
     * @param iteration the first iteration for which it holds
     * @param before the settings until then
     * @param after the settings from then on
     * @return each change in words
     * @throws LearningException if the file cannot be written
     */
    public List<String> recordChanges(int iteration, Settings before, Settings after) {
        StringBuilder entries = new StringBuilder();
        List<String> words = new ArrayList<>();
        for (SettingDescriptor setting : after.schema().descriptors()) {
            String old = text(setting, before);
            String now = text(setting, after);
            if (!old.equals(now)) {
                entries.append("- {iteration: %d, setting: %s, before: %s, after: %s}%n"
                        .formatted(iteration, setting.path(), old, now));
                words.add(setting.path() + " is " + now + " instead of " + old);
            }
        }
        Path file = path.resolve("params").resolve("changes.yaml");
        try {
            if (!words.isEmpty()) {
                Files.writeString(file, entries, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            throw new LearningException(
                    "Cannot write the changed settings to " + file.toAbsolutePath() + " (" + e + ")", e);
        }
        return words;
    }

    private static String text(SettingDescriptor setting, Settings settings) {
        String text = setting.format(settings.get(setting.path()));
        return setting.type() == SettingType.TEXT ? "'" + text.replace("'", "''") + "'" : text;
    }

    /**
     * Where a checkpoint belongs.
     *
     * @param iteration the iteration after which it is taken
     * @return the file
     */
    public Path checkpoint(int iteration) {
        return path.resolve(Checkpoint.fileName(iteration));
    }

    /**
     * Where the table of all numbers belongs.
     *
     * @return the file
     */
    public Path progress() {
        return path.resolve("progress.csv");
    }
}
