package sinew.app.window.memory;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sinew.app.window.theme.ThemeChoice;

/**
 * What the window was like when it was closed.
 *
 * @param x the left edge on the desktop, not a number for the middle of the screen
 * @param y the upper edge on the desktop, not a number for the middle of the screen
 * @param width the width in logical pixels
 * @param height the height in logical pixels
 * @param maximized whether it filled the screen
 * @param theme the look
 * @param task the id of the chosen task, empty for none
 */
public record WindowMemory(
        double x, double y, double width, double height, boolean maximized, ThemeChoice theme, String task) {
    /** What the window is like at the very first start. */
    public static final WindowMemory FIRST =
            new WindowMemory(Double.NaN, Double.NaN, 1440, 900, false, ThemeChoice.SYSTEM, "");

    private static final Logger LOG = LoggerFactory.getLogger(WindowMemory.class);
    private static final double SMALLEST = 400;
    private static final double LARGEST = 20000;

    /**
     * Finds where programs of this person keep such things.
     *
     * @return the file, which need not exist
     */
    public static Path standardFile() {
        String appData = System.getenv("APPDATA");
        String configuration = System.getenv("XDG_CONFIG_HOME");
        Path folder = appData != null
                ? Path.of(appData)
                : configuration != null && !configuration.isBlank()
                        ? Path.of(configuration)
                        : Path.of(System.getProperty("user.home", "."), ".config");
        return folder.resolve("sinew").resolve("window.properties");
    }

    /**
     * Reads what was remembered. What is missing, broken or senseless is as at the first start.
     *
     * @param file the file
     * @return what was remembered
     */
    public static WindowMemory read(Path file) {
        Properties found = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                found.load(reader);
            } catch (IOException | IllegalArgumentException broken) {
                LOG.warn("The window's memory {} cannot be read and is ignored: {}", file, broken.toString());
                found.clear();
            }
        }
        return new WindowMemory(
                number(found, "x", FIRST.x(), -LARGEST, LARGEST),
                number(found, "y", FIRST.y(), -LARGEST, LARGEST),
                number(found, "width", FIRST.width(), SMALLEST, LARGEST),
                number(found, "height", FIRST.height(), SMALLEST, LARGEST),
                Boolean.parseBoolean(found.getProperty("maximized")),
                theme(found.getProperty("theme", FIRST.theme().name())),
                found.getProperty("task", FIRST.task()));
    }

    private static double number(Properties found, String key, double standard, double minimum, double maximum) {
        try {
            double value = Double.parseDouble(found.getProperty(key, ""));
            return value >= minimum && value <= maximum ? value : standard;
        } catch (NumberFormatException broken) {
            return standard;
        }
    }

    private static ThemeChoice theme(String name) {
        for (ThemeChoice choice : ThemeChoice.values()) {
            if (choice.name().equals(name)) {
                return choice;
            }
        }
        return FIRST.theme();
    }

    /**
     * Writes everything to a file, whole or not at all.
     *
     * @param file the file; its folder is made if it does not exist
     * @throws IOException if it cannot be written
     */
    public void write(Path file) throws IOException {
        Properties all = new Properties();
        all.setProperty("x", Double.toString(x));
        all.setProperty("y", Double.toString(y));
        all.setProperty("width", Double.toString(width));
        all.setProperty("height", Double.toString(height));
        all.setProperty("maximized", Boolean.toString(maximized));
        all.setProperty("theme", theme.name());
        all.setProperty("task", task);
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        try (Writer writer = Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8)) {
            all.store(writer, "Sinew: what the window was like when it was closed");
        }
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
