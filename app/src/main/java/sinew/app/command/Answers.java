package sinew.app.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import sinew.app.run.RunException;
import sinew.assets.ModelFormatException;
import sinew.assets.names.NearestName;
import sinew.learning.LearningException;
import sinew.sim.kernel.KernelException;
import sinew.sim.physics.model.ModelException;
import sinew.sim.settings.SettingsException;
import sinew.sim.tasks.TaskException;

/** Answers mistakes on the command line (exit code 2) and failures (exit code 1) in one or a few lines. */
final class Answers implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("sinew: " + message(wrong, command));
        String name = command.getCommandSpec().qualifiedName();
        err.println("'" + name + " --help' tells what can be said.");
        return CommandLine.ExitCode.USAGE;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        LOG.debug("The command failed", failure);
        boolean explained = failure instanceof SettingsException
                || failure instanceof TaskException
                || failure instanceof KernelException
                || failure instanceof LearningException
                || failure instanceof ModelFormatException
                || failure instanceof ModelException
                || failure instanceof RunException;
        command.getErr().println("sinew: " + (explained ? failure.getMessage() : unexpected(failure)));
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static String unexpected(Exception failure) {
        StringBuilder text = new StringBuilder("something went wrong that should not: " + failure);
        for (StackTraceElement element : failure.getStackTrace()) {
            text.append(System.lineSeparator()).append("    at ").append(element);
        }
        return text.toString();
    }

    private static String message(ParameterException wrong, CommandLine command) {
        if (!(wrong instanceof UnmatchedArgumentException unmatched)) {
            return String.valueOf(wrong.getMessage());
        }
        String typed = unmatched.getUnmatched().getFirst();
        if (!typed.startsWith("-")) {
            List<String> commands = new ArrayList<>(command.getSubcommands().keySet());
            return "there is no command '" + typed + "'." + NearestName.hint(typed, commands) + " Commands: "
                    + String.join(", ", commands) + ".";
        }
        String name = typed.contains("=") ? typed.substring(0, typed.indexOf('=')) : typed;
        return KnownElsewhere.advice(name)
                .orElseGet(() -> "there is no flag '" + name + "'."
                        + NearestName.hint(
                                name, command.getCommandSpec().optionsMap().keySet()));
    }
}
