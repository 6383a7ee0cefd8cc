package sinew.sim.kernel.conformance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * What a program said.
 *
 * @param status its exit status
 * @param text what it wrote
 */
public record Output(int status, String text) {
    /**
     * Runs a program to its end.
     *
     * @param folder where it runs
     * @param command the program and its arguments
     * @return what it said
     * @throws IOException if it cannot be started
     * @throws InterruptedException if the thread is interrupted
     */
    public static Output of(Path folder, List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Output(process.waitFor(), text);
    }

    /**
     * Tells whether a program can be started.
     *
     * @param program its name
     * @return true if it answers {@code --version}
     */
    public static boolean isInstalled(String program) {
        try {
            return of(Path.of("."), List.of(program, "--version")).status() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
