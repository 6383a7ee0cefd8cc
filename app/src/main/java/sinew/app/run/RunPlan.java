package sinew.app.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import sinew.learning.cuda.Precision;
import sinew.sim.settings.Settings;
import sinew.sim.tasks.TaskDefinition;

/**
 * Everything that decides a training run.
 *
 * @param task what to learn
 * @param settings values for {@link RunSettings#schema}
 * @param device where to compute
 * @param precision how a GPU computes the networks' products; without meaning on the CPU
 * @param logs the folder in which {@code <experiment>/<time>_<name>/} is made
 * @param resumeFrom the checkpoint to go on from, empty to start anew
 * @param commandLine how the run was asked for, kept in {@code command.txt}
 */
public record RunPlan(
        TaskDefinition task,
        Settings settings,
        Device device,
        Precision precision,
        Path logs,
        Optional<Path> resumeFrom,
        List<String> commandLine) {
    /** The folder for logs if nobody names another. */
    public static final Path STANDARD_LOGS = Path.of("logs");

    /** How a GPU computes the networks' products if nobody says anything else. */
    public static final Precision STANDARD_PRECISION = Precision.TF32;

    /** Freezes the command line. */
    public RunPlan {
        commandLine = List.copyOf(commandLine);
    }

    /**
     * Plans a run with all standards of a task and its standard library, on the CPU.
     *
     * @param task what to learn
     * @return the plan
     */
    public static RunPlan of(TaskDefinition task) {
        return new RunPlan(
                task,
                RunSettings.schema(task, RunSettings.standardLibrary(task)).standards(),
                Device.CPU,
                STANDARD_PRECISION,
                STANDARD_LOGS,
                Optional.empty(),
                List.of());
    }

    /**
     * Puts the run's files elsewhere.
     *
     * @param folder in which {@code <experiment>/<time>_<name>/} is made
     * @return the same plan otherwise
     */
    public RunPlan withLogs(Path folder) {
        return new RunPlan(task, settings, device, precision, folder, resumeFrom, commandLine);
    }
}
