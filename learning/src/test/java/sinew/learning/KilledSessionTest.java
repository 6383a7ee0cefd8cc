package sinew.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sinew.learning.checkpoint.Checkpoint;
import sinew.learning.checkpoint.CheckpointFinder;

@Tag("slow")
class KilledSessionTest {
    @TempDir
    private Path folder;

    @Test
    void aRunThatWasKilledAndResumedGivesTheNumbersOfOneThatWasNot() throws Exception {
        Path whole = Files.createDirectories(folder.resolve("whole"));
        Path killed = Files.createDirectories(folder.resolve("killed"));
        Path resumed = Files.createDirectories(folder.resolve("resumed"));
        start("60", whole).waitFor();
        Process victim = start("100000", killed);
        while (!Files.exists(killed.resolve("model_20.safetensors"))) {
            assertTrue(victim.isAlive(), "the run to be killed has ended by itself");
            Thread.onSpinWait();
        }
        victim.destroyForcibly().waitFor();
        // what is there may be newer than iteration 20; it is complete in any case
        Path last = CheckpointFinder.find(folder, "killed", CheckpointFinder.ANY_CHECKPOINT);
        Checkpoint.read(last);
        Path checkpoint = killed.resolve("model_20.safetensors");
        start("39", resumed, checkpoint.toString()).waitFor();
        assertArrayEquals(
                Files.readAllBytes(whole.resolve("model_59.safetensors")),
                Files.readAllBytes(resumed.resolve("model_59.safetensors")));
    }

    private static Process start(String iterations, Path run, String... checkpoint) throws IOException {
        List<String> command = new java.util.ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                ToyTraining.class.getName(),
                iterations,
                "16",
                run.toString()));
        command.addAll(List.of(checkpoint));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
