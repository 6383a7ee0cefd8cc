package sinew.learning.cuda;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import sinew.learning.LearningException;

/** The CUDA texts of this package. */
final class KernelText {
    private KernelText() {}

    /**
     * Puts texts one behind the other.
     *
     * @param names their names without {@code .cu}
     * @return one text whose messages name the files
     */
    static String of(String... names) {
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            text.append("#line 1 \"")
                    .append(name)
                    .append(".cu\"\n")
                    .append(read(name))
                    .append('\n');
        }
        return text.toString();
    }

    private static String read(String name) {
        try (InputStream stream = KernelText.class.getResourceAsStream(name + ".cu")) {
            if (stream == null) {
                throw new LearningException("The CUDA text " + name + ".cu is missing; build the program anew.");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new LearningException("The CUDA text " + name + ".cu cannot be read: " + e.getMessage());
        }
    }
}
