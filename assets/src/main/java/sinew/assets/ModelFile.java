package sinew.assets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sinew.assets.mjcf.MjcfReader;
import sinew.assets.mjcf.ReadResult;
import sinew.assets.urdf.UrdfReader;

/** Reads a model in whichever format its file is: URDF if the outermost element is {@code robot}, else MJCF. */
public final class ModelFile {
    private static final int START = 64 * 1024;
    private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?-->|<\\?.*?\\?>");
    private static final Pattern ELEMENT = Pattern.compile("<([\\w:.-]+)");

    private ModelFile() {}

    /**
     * Reads a file and what it uses.
     *
     * @param file MJCF or URDF
     * @return the model and warnings
     * @throws ModelFormatException with every problem found, if the model cannot be used
     */
    public static ReadResult read(Path file) {
        return outermost(file).equals("robot") ? new UrdfReader().read(file) : new MjcfReader().read(file);
    }

    /** The name of the outermost element, or empty if there is none near the start; whoever reads the file then says so. */
    private static String outermost(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            String start = new String(stream.readNBytes(START), StandardCharsets.UTF_8);
            Matcher element = ELEMENT.matcher(COMMENT.matcher(start).replaceAll(""));
            return element.find() ? element.group(1) : "";
        } catch (IOException e) {
            // the reader finds the same and says it with the file's name
            return "";
        }
    }
}
