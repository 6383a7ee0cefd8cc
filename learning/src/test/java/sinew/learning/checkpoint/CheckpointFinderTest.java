package sinew.learning.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFinderTest {
    @TempDir
    private Path experiment;

    @BeforeEach
    void makeRuns() throws IOException {
        touch("2026-01-01_10-00-00", "model_0.safetensors");
        touch("2026-01-02_10-00-00_first", "model_0.safetensors");
        touch("2026-01-02_10-00-00_first", "model_50.safetensors");
        touch("2026-01-02_10-00-00_first", "model_100.safetensors");
        touch("2026-01-02_10-00-00_first", ".model_150.safetensors.tmp");
        touch("2026-01-02_10-00-00_first", "progress.csv");
    }

    @Test
    void takesTheLastRunAndTheHighestCheckpoint() {
        assertEquals(
                experiment.resolve("2026-01-02_10-00-00_first").resolve("model_100.safetensors"),
                find(CheckpointFinder.ANY_RUN, CheckpointFinder.ANY_CHECKPOINT));
    }

    @Test
    void passesOverRunsThatWereEndedBeforeTheirFirstCheckpoint() throws IOException {
        touch("2026-01-03_10-00-00", "progress.csv");
        assertEquals(
                experiment.resolve("2026-01-02_10-00-00_first").resolve("model_100.safetensors"),
                find(CheckpointFinder.ANY_RUN, CheckpointFinder.ANY_CHECKPOINT));
        String empty = message(() -> find("2026-01-03", CheckpointFinder.ANY_CHECKPOINT));
        assertTrue(empty.contains("2026-01-03_10-00-00") && empty.contains("there is: progress.csv"), empty);
    }

    @Test
    void followsTheExpressionsFromTheBeginningOfTheName() {
        assertEquals(
                "model_50.safetensors",
                String.valueOf(find(".*first", "model_5").getFileName()));
        assertTrue(find("2026-01-01", "model").startsWith(experiment.resolve("2026-01-01_10-00-00")));
        assertThrows(CheckpointException.class, () -> find("first", "model"));
    }

    @Test
    void saysWhatThereIsWhenNothingMatches() {
        String run = message(() -> find("2027", ".*"));
        assertTrue(run.contains("'2027'") && run.contains("2026-01-01_10-00-00, 2026-01-02"), run);
        String checkpoint = message(() -> find("2026-01-01", "model_9"));
        assertTrue(checkpoint.contains("model_0.safetensors"), checkpoint);
        String expression = message(() -> find("(", ".*"));
        assertTrue(expression.contains("no regular expression"), expression);
        String none = message(() -> CheckpointFinder.find(experiment.resolve("none"), ".*", ".*"));
        assertTrue(none.contains("no such folder"), none);
    }

    private Path find(String run, String checkpoint) {
        return CheckpointFinder.find(experiment, run, checkpoint);
    }

    private static String message(Runnable search) {
        return String.valueOf(
                assertThrows(CheckpointException.class, search::run).getMessage());
    }

    private void touch(String run, String name) throws IOException {
        Path folder = Files.createDirectories(experiment.resolve(run));
        Files.writeString(folder.resolve(name), "");
    }
}
