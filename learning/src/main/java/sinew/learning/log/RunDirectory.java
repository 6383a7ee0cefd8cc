package sinew.learning.log;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import sinew.learning.LearningException;
import sinew.learning.checkpoint.Checkpoint;
import sinew.learning.settings.AgentLibrary;
import sinew.learning.settings.SessionSettings;

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
                            + "); choose a writable folder for the logs",
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
