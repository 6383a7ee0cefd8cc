package sinew.sim.physics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sinew.assets.ModelFile;
import sinew.assets.ModelFormatException;
import sinew.sim.physics.compile.ModelCompiler;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.model.ModelException;

/**
 * Holds every model of a folder that is not part of the program against MuJoCo: {@code -Dsinew.sweep.models=FOLDER} names the folder or a
 * file, {@code -Dsinew.sweep.packages} the folder with {@code node_modules/@mujoco/mujoco}, {@code -Dsinew.sweep.states} how many random
 * states; a quarter as many follow from motions.
 */
class ConformanceSweep {
    private static final int MUJOCO_REFUSES = 3;

    private final Path packages;
    private final int states;
    private final List<String> failed = new ArrayList<>();

    ConformanceSweep() {
        this(
                Path.of(System.getProperty("sinew.sweep.packages", "/tmp/golden")),
                Integer.getInteger("sinew.sweep.states", 100));
    }

    private ConformanceSweep(Path packages, int states) {
        this.packages = packages;
        this.states = states;
    }

    @Test
    @Tag("slow")
    void everyModelOfTheFolderMovesAsMujocoDoes() throws IOException, InterruptedException {
        String models = System.getProperty("sinew.sweep.models");
        assumeTrue(models != null, "no models of others to try; name a folder with -Dsinew.sweep.models=FOLDER");
        sweep(Path.of(Objects.requireNonNull(models)));
        assertEquals(List.of(), failed);
    }

    /** The same without a test runner: {@code ConformanceSweep PACKAGES STATES MODELS...}. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        ConformanceSweep sweep = new ConformanceSweep(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        for (String models : List.of(arguments).subList(2, arguments.length)) {
            sweep.sweep(Path.of(models));
        }
        System.out.println(sweep.failed.size() + " failed: " + sweep.failed);
    }

    private void sweep(Path models) throws IOException, InterruptedException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(models)) {
            files = all.filter(file -> file.toString().matches(".*\\.(xml|urdf)"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            Optional<GoldenFile> golden = expected(file);
            if (golden.isEmpty()) {
                System.out.println("        " + file + ": MuJoCo does not read it");
            } else {
                compare(file, golden.get());
            }
        }
    }

    private void compare(Path file, GoldenFile golden) {
        List<String> failures;
        try {
            Model model = new ModelCompiler().compile(ModelFile.read(file).spec());
            failures = Conformance.failures(Conformance.measure(model, golden));
        } catch (ModelFormatException | ModelException refused) {
            failures = String.valueOf(refused.getMessage()).lines().limit(5).toList();
        } catch (RuntimeException broken) {
            failures = List.of(broken + " at " + broken.getStackTrace()[0]);
        }
        System.out.println((failures.isEmpty() ? "ok      " : "FAILED  ") + file);
        failures.forEach(failure -> System.out.println("            " + failure));
        if (!failures.isEmpty()) {
            failed.add(String.valueOf(file));
        }
    }

    private Optional<GoldenFile> expected(Path file) throws IOException, InterruptedException {
        Path target = Files.createTempFile("sweep", ".golden");
        try {
            Process node = new ProcessBuilder(
                            "node", script(), packages.toString(), file.toString(), "" + states, target.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!node.waitFor(10, TimeUnit.MINUTES) || (node.exitValue() != 0 && node.exitValue() != MUJOCO_REFUSES)) {
                throw new IOException("node " + script() + " failed on " + file + ": " + said);
            }
            return node.exitValue() == 0 ? Optional.of(new GoldenFile(Files.readString(target))) : Optional.empty();
        } finally {
            Files.delete(target);
        }
    }

    private static String script() {
        Path module = Path.of("src/test/golden/sweep.mjs");
        return (Files.exists(module) ? module : Path.of("sim/physics").resolve(module)).toString();
    }
}
