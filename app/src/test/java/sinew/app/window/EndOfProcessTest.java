package sinew.app.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import sinew.app.command.Main;
import sinew.learning.checkpoint.Checkpoint;

/** Trains in the window of another process and tells that process to end, as Ctrl-C and a shutdown do. */
@Tag("slow")
@EnabledIf(
        value = "sinew.app.window.WindowFixture#hasDisplay",
        disabledReason = "there is no display to open a window on")
class EndOfProcessTest {
    private static final int NEVER_SAVE = 1_000_000;

    @TempDir
    Path folder;

    @Test
    void aRunInTheWindowIsSavedWhenTheProcessIsToldToEnd() throws IOException, InterruptedException {
        assumeFalse(System.getProperty("os.name").startsWith("Windows"), "Windows ends processes without telling them");
        Process process = start();
        try {
            waitUntilItTrains(process);
            process.destroy();
            assertTrue(process.waitFor(1, TimeUnit.MINUTES), "the process has not ended");
            assertEquals(128 + 15, process.exitValue(), output());
            List<Path> saved = files(".safetensors");
            assertTrue(!saved.isEmpty(), output());
            for (Path file : saved) {
                assertEquals("Isaac-Cartpole-v0", Checkpoint.read(file).header().task());
            }
            int last = saved.stream()
                    .mapToInt(file -> Checkpoint.read(file).header().iteration())
                    .max()
                    .orElseThrow();
            assertTrue(last > 0, "the newest checkpoint is of iteration " + last);
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "train",
                "--task",
                "Isaac-Cartpole-v0",
                "--num_envs",
                "64",
                "--max_iterations",
                Integer.toString(NEVER_SAVE),
                "--save_interval",
                Integer.toString(NEVER_SAVE),
                "--device",
                "cpu",
                "--logs",
                folder.resolve("logs").toString());
        builder.environment().put("XDG_CONFIG_HOME", folder.resolve("config").toString());
        builder.redirectErrorStream(true);
        builder.redirectOutput(folder.resolve("output.txt").toFile());
        return builder.start();
    }

    /** The table of iterations says how far it is. */
    private void waitUntilItTrains(Process process) throws IOException, InterruptedException {
        long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (lines() < 10) {
            assertTrue(process.isAlive(), "it has ended by itself: " + output());
            assertTrue(System.nanoTime() < end, "it does not train: " + output());
            Thread.sleep(100);
        }
    }

    private long lines() throws IOException {
        long most = 0;
        for (Path table : files(".csv")) {
            try (Stream<String> lines = Files.lines(table)) {
                most = Math.max(most, lines.count());
            }
        }
        return most;
    }

    private List<Path> files(String ending) throws IOException {
        Path logs = folder.resolve("logs");
        if (!Files.exists(logs)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(logs)) {
            return all.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output.txt"));
    }
}
