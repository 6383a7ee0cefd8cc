package sinew.app.window.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sinew.app.window.theme.ThemeChoice;

class WindowMemoryTest {
    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsRead() throws IOException {
        WindowMemory memory = new WindowMemory(12, -30, 1200, 800, true, ThemeChoice.DARK, "Isaac-Cartpole-v0");
        Path file = folder.resolve("sinew/window.properties");
        memory.write(file);
        assertEquals(memory, WindowMemory.read(file));
    }

    @Test
    void theFirstStartHasNoFile() {
        assertEquals(WindowMemory.FIRST, WindowMemory.read(folder.resolve("nothing")));
    }

    @Test
    void brokenValuesAreAsAtTheFirstStart() throws IOException {
        Path file = folder.resolve("window.properties");
        Files.writeString(file, "width=wide\nheight=-5\nx=NaN\ntheme=PINK\nmaximized=perhaps\ntask=Ant\n");
        WindowMemory first = WindowMemory.FIRST;
        assertEquals(
                new WindowMemory(first.x(), first.y(), 1440, 900, false, ThemeChoice.SYSTEM, "Ant"),
                WindowMemory.read(file));
    }

    @Test
    void aFileThatIsNoTextIsIgnored() throws IOException {
        Path file = folder.resolve("window.properties");
        Files.write(file, new byte[] {'\\', 'u', 'z', (byte) 0xff, (byte) 0xfe, 0});
        assertEquals(WindowMemory.FIRST, WindowMemory.read(file));
    }
}
