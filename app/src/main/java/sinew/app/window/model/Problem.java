package sinew.app.window.model;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * Something that went wrong, told so that a person can do something about it.
 *
 * @param title what did not work, a few words
 * @param explanation what happened and what was expected
 * @param remedy what to do now
 * @param details everything for a report, stack trace included
 */
public record Problem(String title, String explanation, String remedy, String details) {
    /**
     * Tells a failure.
     *
     * @param title what did not work, a few words
     * @param cause why
     * @return the problem
     */
    public static Problem of(String title, Throwable cause) {
        StringWriter trace = new StringWriter();
        cause.printStackTrace(new PrintWriter(trace, true));
        return new Problem(title, explanation(cause), remedy(cause), trace.toString());
    }

    /**
     * Tells more about what to do.
     *
     * @param more a sentence
     * @return the problem with that sentence behind the others
     */
    public Problem withRemedy(String more) {
        return new Problem(title, explanation, remedy + " " + more, details);
    }

    private static String explanation(Throwable cause) {
        String message = cause.getMessage();
        if (cause instanceof OutOfMemoryError) {
            return "The program ran out of memory (" + message + ").";
        }
        if (message == null || message.isBlank()) {
            return "An unexpected " + cause.getClass().getSimpleName() + " occurred.";
        }
        // Exceptions of the Java library often carry bare data only.
        return cause.getClass().getName().startsWith("sinew.")
                ? message
                : cause.getClass().getSimpleName() + ": " + message;
    }

    private static String remedy(Throwable cause) {
        if (cause instanceof OutOfMemoryError) {
            return "Use fewer environments (env.scene.num_envs) or give Java more memory (-Xmx).";
        }
        return cause.getClass().getName().startsWith("sinew.")
                ? "Change what the message names and start again. The console has the whole story."
                : "Start again. If it happens again, copy the details into a report.";
    }
}
