package sinew.app.command;

import java.io.Console;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import sinew.app.run.RunException;
import sinew.learning.LearningException;
import sinew.sim.settings.SettingsException;
import sinew.sim.tasks.TaskException;
import sinew.sim.tasks.TaskRegistry;

/** The program's entry: the workbench without arguments, else a command. */
@Command(
        name = "sinew",
        description = "A desktop workbench in which robots learn. Without a command it opens the window.",
        versionProvider = Version.class)
public final class Main implements Callable<Integer> {
    private final GuiCommand gui;

    @Spec
    @Nullable
    CommandSpec spec;

    private Main(GuiCommand gui) {
        this.gui = gui;
    }

    /**
     * Runs the program and ends the process: 0 if all went well, 1 if something failed, 2 if the command line is wrong.
     *
     * @param arguments what stands on the command line
     */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(TaskRegistry.standard(), out, err, arguments));
    }

    /** Runs the program. */
    static int run(TaskRegistry tasks, PrintWriter out, PrintWriter err, String... arguments) {
        GuiCommand gui = new GuiCommand(tasks);
        Answers answers = new Answers();
        CommandLine command = new CommandLine(new Main(gui))
                .addSubcommand(new TrainCommand(tasks))
                .addSubcommand(new PlayCommand(tasks))
                .addSubcommand(new TasksCommand(tasks))
                .addSubcommand(new BenchCommand(tasks))
                .addSubcommand(new SimulateCommand())
                .addSubcommand(new ModelsCommand())
                .addSubcommand(gui)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler(answers)
                .setExecutionExceptionHandler(answers);
        addStandardHelp(command);
        return command.execute(arguments);
    }

    @Override
    public Integer call() {
        return gui.call();
    }

    /** Where a command writes. */
    static PrintWriter out(@Nullable CommandSpec spec) {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    /** Where a command tells of problems. */
    static PrintWriter err(@Nullable CommandSpec spec) {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }

    /** Tells whether somebody reads along and colours can be shown. */
    static boolean isTerminal() {
        return System.getenv("NO_COLOR") == null
                && Optional.ofNullable(System.console())
                        .filter(Console::isTerminal)
                        .isPresent();
    }

    /** Does what may find a mistake in the command line. */
    static <T> T checkedInput(@Nullable CommandSpec spec, Supplier<T> work) {
        try {
            return work.get();
        } catch (SettingsException | TaskException | RunException | LearningException wrong) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), wrong.getMessage(), wrong);
        }
    }

    private static void addStandardHelp(CommandLine command) {
        command.getCommandSpec().mixinStandardHelpOptions(true);
        command.getSubcommands().values().forEach(Main::addStandardHelp);
    }
}
