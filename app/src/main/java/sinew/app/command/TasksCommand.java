package sinew.app.command;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sinew.app.run.RunSettings;
import sinew.learning.settings.AgentLibrary;
import sinew.sim.settings.SettingDescriptor;
import sinew.sim.tasks.TaskDefinition;
import sinew.sim.tasks.TaskRegistry;

/** Lists tasks and their settings. */
@Command(name = "tasks", description = "List the tasks, or the settings of one task.")
final class TasksCommand implements Callable<Integer> {
    private final TaskRegistry tasks;

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "ID", description = "The task whose settings to list.")
    @Nullable
    String name;

    @Option(
            names = "--agent",
            paramLabel = "LIBRARY",
            description = "Whose agent settings to list: rsl_rl, rl_games or sb3; standard: the task's first.")
    @Nullable
    String agent;

    TasksCommand(TaskRegistry tasks) {
        this.tasks = tasks;
    }

    @Override
    public Integer call() {
        PrintWriter out = Main.out(spec);
        String wanted = name;
        if (wanted == null) {
            tasks.all().forEach(task -> out.println(line(task)));
            out.println();
            out.println("'sinew tasks ID' lists the settings of a task.");
            return 0;
        }
        TaskDefinition task = Main.checkedInput(spec, () -> tasks.find(wanted));
        AgentLibrary library = Main.checkedInput(
                spec, () -> agent == null ? RunSettings.standardLibrary(task) : AgentLibrary.of(agent));
        out.println(line(task));
        out.println("Agent settings of " + library.word() + "; this task has settings for "
                + String.join(", ", task.agentLibraries()) + ".");
        out.println();
        for (SettingDescriptor setting : RunSettings.schema(task, library).descriptors()) {
            out.println(setting.path() + "=" + setting.format(setting.standard()));
            out.println("    " + setting.help() + " Expected: " + setting.expectation() + ".");
        }
        return 0;
    }

    private static String line(TaskDefinition task) {
        String others = task.aliases().isEmpty() ? "" : " (also " + String.join(", ", task.aliases()) + ")";
        return String.format(Locale.ROOT, "%-28s %s: %s%s", task.id(), task.title(), task.help(), others);
    }
}
