package sinew.learning.log;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sinew.learning.IterationReport;

/** Writes the numbers of every iteration as one line of comma-separated values. */
final class ProgressTable implements Closeable {
    private static final List<String> FIXED = List.of("iteration", "total_steps", "elapsed_seconds");

    private final List<String> tags;
    private final Writer file;

    /** Makes the file and writes the line of names; a number that an iteration lacks is left empty. */
    ProgressTable(Path path, List<String> tags) throws IOException {
        this.tags = List.copyOf(tags);
        this.file = Files.newBufferedWriter(path);
        line(Stream.concat(FIXED.stream(), tags.stream()));
    }

    void append(IterationReport report) throws IOException {
        Stream<String> fixed = Stream.of(
                Integer.toString(report.iteration()),
                Long.toString(report.totalSteps()),
                Double.toString(report.elapsedSeconds()));
        line(Stream.concat(fixed, tags.stream().map(tag -> cell(report.scalars().get(tag)))));
    }

    private static String cell(@org.jspecify.annotations.Nullable Double value) {
        return value == null ? "" : value.toString();
    }

    private void line(Stream<String> cells) throws IOException {
        file.write(cells.map(ProgressTable::quoted).collect(Collectors.joining(",", "", "\n")));
        file.flush();
    }

    private static String quoted(String cell) {
        return cell.contains(",") || cell.contains("\"") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
