package sinew.app.window.model;

import java.time.LocalTime;

/**
 * One line in the console.
 *
 * @param time when
 * @param level how serious
 * @param source who said it, empty for the training summary
 * @param text what was said, without line breaks
 */
public record LogLine(LocalTime time, Level level, String source, String text) {
    /** Begins a line that tells more about the one before. */
    static final String MORE = "  ";

    /** Tells whether it only tells more about the line before. */
    boolean isMore() {
        return text.startsWith(MORE);
    }

    /** How serious a line is. */
    public enum Level {
        /** The training summary. */
        SUMMARY,
        /** Of interest to developers. */
        DEBUG,
        /** What is going on. */
        INFO,
        /** Something is not as it should be, but goes on. */
        WARNING,
        /** Something failed. */
        ERROR
    }
}
