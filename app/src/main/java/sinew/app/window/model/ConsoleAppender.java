package sinew.app.window.model;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.time.LocalTime;
import java.time.ZoneId;

/** Brings what the program logs to the console of the window. */
public final class ConsoleAppender extends AppenderBase<ILoggingEvent> {
    private final ConsoleModel console;

    /**
     * Makes an appender that is to be started and added to a logger.
     *
     * @param console where the lines go
     */
    public ConsoleAppender(ConsoleModel console) {
        this.console = console;
        setName("window console");
    }

    @Override
    protected void append(ILoggingEvent event) {
        LocalTime time = LocalTime.ofInstant(event.getInstant(), ZoneId.systemDefault());
        LogLine.Level level = level(event.getLevel());
        String name = event.getLoggerName();
        String source = name.substring(name.lastIndexOf('.') + 1);
        event.getFormattedMessage().lines().forEach(line -> console.add(new LogLine(time, level, source, line)));
        for (IThrowableProxy cause = event.getThrowableProxy(); cause != null; cause = cause.getCause()) {
            String text = cause.getClassName() + ": " + cause.getMessage();
            text.lines().forEach(line -> console.add(new LogLine(time, level, source, LogLine.MORE + line)));
        }
    }

    private static LogLine.Level level(Level level) {
        if (level.isGreaterOrEqual(Level.ERROR)) {
            return LogLine.Level.ERROR;
        }
        if (level.isGreaterOrEqual(Level.WARN)) {
            return LogLine.Level.WARNING;
        }
        return level.isGreaterOrEqual(Level.INFO) ? LogLine.Level.INFO : LogLine.Level.DEBUG;
    }
}
