package sinew.app.window.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

class CommandRegistryTest {
    private final SimpleBooleanProperty enabled = new SimpleBooleanProperty(true);
    private final AtomicInteger runs = new AtomicInteger();

    private Command command(String id, String name, String keys) {
        return new Command(
                id,
                Command.Menu.RUN,
                name,
                "Helps to test",
                KeyCombination.valueOf(keys),
                MaterialDesignP.PLAY,
                enabled,
                runs::incrementAndGet);
    }

    @Test
    void aCommandRunsOnlyWhileItIsPossible() {
        Command train = command("run.train", "Train", "F5");
        train.run();
        enabled.set(false);
        train.run();
        assertEquals(1, runs.get());
    }

    @Test
    void wordsFindCommandsInAnyOrder() {
        CommandRegistry commands = new CommandRegistry();
        commands.add(command("run.train", "Train", "F5"));
        commands.add(command("run.stop", "Stop", "F6"));
        assertEquals(
                List.of("run.stop"),
                commands.matching("STOP run").stream().map(Command::id).toList());
    }

    @Test
    void twoCommandsCannotHaveTheSameKeys() {
        CommandRegistry commands = new CommandRegistry();
        commands.add(command("run.train", "Train", "F5"));
        assertThrows(IllegalArgumentException.class, () -> commands.add(command("run.stop", "Stop", "F5")));
        assertThrows(IllegalArgumentException.class, () -> commands.find("run.fly"));
    }
}
