package sinew.sim.physics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import sinew.assets.ModelFile;
import sinew.assets.library.AssetLibrary;
import sinew.assets.mjcf.MjcfReader;
import sinew.assets.model.ModelSpec;
import sinew.sim.math.Quat;
import sinew.sim.math.Random;
import sinew.sim.physics.compile.ModelCompiler;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.data.InitialState;
import sinew.sim.physics.model.JointTable;
import sinew.sim.physics.model.Model;

/** Models and states for tests. */
final class TestModels {
    private TestModels() {}

    /** Reads a model of the golden folder or of one below, or a bundled one. */
    static ModelSpec spec(String name) {
        for (String ending : List.of(".xml", ".urdf")) {
            Path file = golden().resolve(name + ending);
            if (Files.exists(file)) {
                return ModelFile.read(file).spec();
            }
        }
        return new AssetLibrary().model(name);
    }

    /** Names of all models with golden values, in alphabetical order. */
    static List<String> goldenNames() {
        try (Stream<Path> files = Files.walk(golden())) {
            return files.map(file -> golden().relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(".golden"))
                    .map(name -> name.replace(".golden", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path golden() {
        try {
            return Path.of(Objects.requireNonNull(TestModels.class.getResource("golden"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static Model model(String name) {
        return new ModelCompiler().compile(spec(name));
    }

    static Model modelOf(String xml) {
        return new ModelCompiler()
                .compile(new MjcfReader().readText("test.xml", xml).spec());
    }

    /** Reads a file of the golden folder. */
    static String text(String file) {
        try (InputStream stream = TestModels.class.getResourceAsStream("golden/" + file)) {
            if (stream == null) {
                throw new IllegalArgumentException(
                        "There is no golden/" + file + "; src/test/golden/README.md says how to make it.");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fills a state with random positions, velocities, controls and applied forces. */
    static void randomize(Model model, Data data, int seed) {
        InitialState.set(model, data);
        for (int i = 0; i < model.nq; i++) {
            data.qpos[i] = Random.normal(seed, 0, 0, 1, i) * 0.5f;
        }
        for (int joint = 0; joint < model.njnt; joint++) {
            int type = model.joints.type[joint];
            int at = model.joints.qposStart[joint] + (type == JointTable.FREE ? 3 : 0);
            if (type == JointTable.FREE || type == JointTable.BALL) {
                Quat.at(data.qpos, at).normalized().store(data.qpos, at);
            }
        }
        for (int i = 0; i < model.nv; i++) {
            data.qvel[i] = Random.normal(seed, 0, 0, 2, i);
            data.qfrcApplied[i] = Random.normal(seed, 0, 0, 3, i);
        }
        for (int i = 0; i < model.nu; i++) {
            data.control[i] = Random.normal(seed, 0, 0, 4, i);
        }
    }

    /** Expands the mass matrix of the tree to a full one {@code [nv, nv]}. */
    static double[] denseMass(Model model, Data data) {
        double[] dense = new double[model.nv * model.nv];
        for (int row = 0; row < model.nv; row++) {
            for (int entry = model.massRowStart[row]; entry < model.massRowStart[row + 1]; entry++) {
                int column = model.massColumn[entry];
                dense[row * model.nv + column] = data.mass[entry];
                dense[column * model.nv + row] = data.mass[entry];
            }
        }
        return dense;
    }
}
