package sinew.app.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.DumpSettingsBuilder;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import sinew.app.run.RunException;

/** Writes maps, lists, finite numbers and texts as JSON. */
public final class JsonFile {
    private static final int LONGEST_LINE = Integer.MAX_VALUE / 2;

    private JsonFile() {}

    /**
     * Writes a file.
     *
     * @param file the file; its folder is made if it is missing
     * @param value maps, lists, numbers and texts
     * @throws RunException if the file cannot be written
     */
    public static void write(Path file, Object value) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, json(value));
        } catch (IOException | UncheckedIOException failed) {
            throw new RunException("The file " + file + " cannot be written: " + failed.getMessage(), failed);
        }
    }

    /**
     * Writes a value on many lines, for people.
     *
     * @param value maps, lists, numbers and texts
     * @return the JSON
     */
    public static String json(Object value) {
        return text(value, style().setMultiLineFlow(true));
    }

    /**
     * Writes a value on one line, for programs.
     *
     * @param value maps, lists, numbers and texts
     * @return the JSON without a line break
     */
    public static String line(Object value) {
        return text(value, style().setWidth(LONGEST_LINE)).strip();
    }

    // YAML in flow style with quoted texts is JSON
    private static DumpSettingsBuilder style() {
        return DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.FLOW)
                .setDefaultScalarStyle(ScalarStyle.JSON_SCALAR_STYLE)
                .setSplitLines(false)
                .setDereferenceAliases(true);
    }

    private static String text(Object value, DumpSettingsBuilder style) {
        return new Dump(style.build()).dumpToString(value);
    }
}
