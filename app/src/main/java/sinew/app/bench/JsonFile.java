package sinew.app.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import sinew.app.run.RunException;

/** Writes maps, lists, numbers and texts as JSON. */
public final class JsonFile {
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

    /** YAML in flow style with quoted texts is JSON. */
    static String json(Object value) {
        DumpSettings style = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.FLOW)
                .setDefaultScalarStyle(ScalarStyle.JSON_SCALAR_STYLE)
                .setMultiLineFlow(true)
                .setSplitLines(false)
                .setDereferenceAliases(true)
                .build();
        return new Dump(style).dumpToString(value);
    }
}
