package sinew.sim.kernel.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the whole CUDA backend without a GPU, against a stand-in for driver and compiler that the C compiler makes. */
class StandInDriverTest {
    @TempDir
    private Path folder;

    @Test
    void everyCheckOfTheBackendPassesAgainstAStandIn() throws IOException, InterruptedException {
        Assumptions.assumeTrue(System.getProperty("os.name").equals("Linux"), "the stand-in is for Linux");
        Assumptions.assumeTrue(exists("cc"), "no C compiler (cc) to build the stand-in with");
        Path source = folder.resolve("stand_in.c");
        try (InputStream text = Objects.requireNonNull(getClass().getResourceAsStream("stand_in.c"))) {
            Files.copy(text, source);
        }
        Path driver = folder.resolve("libcuda.so.1");
        Output compiled = run(
                Map.of(),
                List.of(
                        "cc",
                        "-O1",
                        "-ffp-contract=off",
                        "-shared",
                        "-fPIC",
                        "-o",
                        driver.toString(),
                        source.toString()));
        assertEquals(0, compiled.status(), compiled.text());
        Path compiler = Files.copy(driver, folder.resolve("libnvrtc.so.13"));
        Output checked = run(
                Map.of("LD_LIBRARY_PATH", folder.toString(), "SINEW_NVRTC", compiler.toString()),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.io.tmpdir=" + folder,
                        "-cp",
                        System.getProperty("java.class.path"),
                        CudaSelfCheck.class.getName(),
                        CudaSelfCheck.WITHOUT_CONFORMANCE));
        assertEquals(0, checked.status(), checked.text());
        assertTrue(checked.text().contains("All checks passed."), checked.text());
    }

    private record Output(int status, String text) {}

    private static Output run(Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        return new Output(process.waitFor(), text);
    }

    private static boolean exists(String program) throws InterruptedException {
        try {
            return run(Map.of(), List.of(program, "--version")).status() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
