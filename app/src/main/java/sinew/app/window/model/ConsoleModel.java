package sinew.app.window.model;

import java.time.Clock;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The newest lines of the log and of the training summary. Lines may come from any thread; the oldest are forgotten. */
public final class ConsoleModel {
    /** How many lines are kept. */
    public static final int CAPACITY = 5000;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final ObservableList<LogLine> lines = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper unseenErrors = new ReadOnlyIntegerWrapper(this, "unseenErrors");
    private final Inbox<LogLine> inbox;
    private final Clock clock;

    /**
     * Makes an empty console.
     *
     * @param window runs a task on the window's thread
     * @param clock tells the time of summary lines
     */
    public ConsoleModel(Executor window, Clock clock) {
        this.inbox = new Inbox<>(window, this::receive);
        this.clock = clock;
    }

    /**
     * Adds a line. Callable from any thread.
     *
     * @param line the line
     */
    public void add(LogLine line) {
        inbox.put(line);
    }

    /**
     * Adds a block of the training summary, line by line. Callable from any thread.
     *
     * @param text the block
     */
    public void addSummary(String text) {
        LocalTime now = LocalTime.now(clock);
        text.lines().forEach(line -> add(new LogLine(now, LogLine.Level.SUMMARY, "", line)));
    }

    private void receive(List<LogLine> batch) {
        List<LogLine> newest = batch.size() > CAPACITY ? batch.subList(batch.size() - CAPACITY, batch.size()) : batch;
        int excess = lines.size() + newest.size() - CAPACITY;
        if (excess > 0) {
            lines.remove(0, excess);
        }
        lines.addAll(newest);
        int errors = (int) newest.stream()
                .filter(line -> line.level() == LogLine.Level.ERROR && !line.isMore())
                .count();
        unseenErrors.set(unseenErrors.get() + errors);
    }

    /** Forgets all lines. */
    public void clear() {
        lines.clear();
        seen();
    }

    /** Takes note that somebody has looked at the console. */
    public void seen() {
        unseenErrors.set(0);
    }

    /**
     * Lists the lines.
     *
     * @return oldest first
     */
    public ObservableList<LogLine> lines() {
        return lines;
    }

    /**
     * Counts the errors that came since somebody looked.
     *
     * @return the number
     */
    public ReadOnlyIntegerProperty unseenErrorsProperty() {
        return unseenErrors.getReadOnlyProperty();
    }

    /**
     * Writes lines as text for the clipboard.
     *
     * @param chosen the lines
     * @return the text, one line each
     */
    public static String text(List<LogLine> chosen) {
        return chosen.stream().map(ConsoleModel::text).collect(Collectors.joining("\n"));
    }

    private static String text(LogLine line) {
        return line.level() == LogLine.Level.SUMMARY
                ? line.text()
                : TIME.format(line.time()) + " " + line.level() + " " + line.source() + " " + line.text();
    }
}
