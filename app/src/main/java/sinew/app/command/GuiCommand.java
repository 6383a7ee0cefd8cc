package sinew.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sinew.app.run.RunPlan;
import sinew.app.window.WorkbenchLauncher;
import sinew.sim.tasks.TaskRegistry;

/** Opens the workbench. */
@Command(name = "gui", description = "Open the workbench: choose a task, press Train, watch it learn.")
final class GuiCommand implements Callable<Integer> {
    /** Kept, because loggers that nobody holds forget their level. */
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    private final TaskRegistry tasks;

    @Spec
    @Nullable
    CommandSpec spec;

    @Option(names = "--logs", paramLabel = "DIR", description = "The folder for experiments; standard: logs.")
    Path logs = RunPlan.STANDARD_LOGS;

    GuiCommand(TaskRegistry tasks) {
        this.tasks = tasks;
    }

    @Override
    public Integer call() {
        return open(tasks, Optional.empty(), logs, Main.err(spec));
    }

    /** Opens the workbench, with a run that is started at once if there is one. */
    static int open(TaskRegistry tasks, Optional<RunPlan> plan, Path logs, PrintWriter err) {
        if (!hasDisplay()) {
            err.println("sinew: there is no display to open a window on; train without one: sinew train --task "
                    + plan.map(p -> p.task().id()).orElse("Isaac-Cartpole-v0") + " --headless");
            return 1;
        }
        // it warns that it is on the class path, which works well
        JAVAFX.setLevel(Level.SEVERE);
        WorkbenchLauncher.open(tasks, plan, logs);
        return 0;
    }

    private static boolean hasDisplay() {
        boolean x11 = System.getProperty("os.name").equals("Linux");
        return !x11 || System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
    }
}
