package sinew.app.window.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleModelTest {
    private final ConsoleModel console = new ConsoleModel(Runnable::run, Clock.systemUTC());

    private static LogLine line(LogLine.Level level, String text) {
        return new LogLine(LocalTime.of(10, 20, 30), level, "Trainer", text);
    }

    @Test
    void theOldestLinesAreForgotten() {
        for (int i = 0; i < ConsoleModel.CAPACITY + 10; i++) {
            console.add(line(LogLine.Level.INFO, "line " + i));
        }
        assertEquals(ConsoleModel.CAPACITY, console.lines().size());
        assertEquals("line 10", console.lines().getFirst().text());
    }

    @Test
    void errorsAreCountedUntilSomebodyLooks() {
        console.add(line(LogLine.Level.ERROR, "broken"));
        console.add(line(LogLine.Level.ERROR, LogLine.MORE + "because of this"));
        console.add(line(LogLine.Level.INFO, "fine"));
        assertEquals(1, console.unseenErrorsProperty().get());
        console.seen();
        assertEquals(0, console.unseenErrorsProperty().get());
    }

    @Test
    void copiedTextNamesTimeAndLevelOfMessagesOnly() {
        console.addSummary("a\nb");
        console.add(line(LogLine.Level.WARNING, "careful"));
        assertEquals("a\nb\n10:20:30 WARNING Trainer careful", ConsoleModel.text(List.copyOf(console.lines())));
    }
}
