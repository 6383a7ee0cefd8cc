package sinew.assets.mjcf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sinew.assets.model.BodySpec;
import sinew.assets.model.ModelSpec;
import sinew.assets.model.Pose;
import sinew.assets.model.Quaternion;
import sinew.assets.model.Vector3;

/** Compares every number that the reader makes of our models with what MuJoCo's own compiler makes of them. */
class MujocoGoldenTest {
    private static final double TOLERANCE = 1e-10;
    /** MuJoCo keeps colours and the vertices of meshes in single precision. */
    private static final double SINGLE = 1e-6;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "everything",
                "shapes",
                "constraints",
                "actuators",
                "changes",
                "replicate",
                "attach",
                "attach-keyframes"
            })
    void everyNumberIsMujocos(String name) {
        ModelSpec model =
                new MjcfReader().read(MujocoGoldenTest::open, "", name + ".xml").spec();
        Map<String, double[]> golden = golden(name);
        double tolerance = model.assets().meshes().isEmpty() ? TOLERANCE : SINGLE;
        ModelArrays.of(model).forEach((array, numbers) -> {
            double[] expected = Objects.requireNonNull(golden.get(array), array);
            if (array.endsWith("_quat")) {
                compareRotations(array, expected, numbers);
            } else if (!array.equals("body_inertia") && !array.equals("body_iquat")) {
                compare(array, expected, numbers, array.endsWith("rgba") ? SINGLE : tolerance);
            }
        });
        compareInertias(model, golden, tolerance);
    }

    private static void compare(String array, double[] expected, List<Double> actual, double tolerance) {
        assertEquals(expected.length, actual.size(), array);
        for (int i = 0; i < expected.length; i++) {
            double difference = Math.abs(expected[i] - actual.get(i)) / Math.max(1, Math.abs(expected[i]));
            String place = array + "[" + i + "] " + expected[i] + " " + actual.get(i);
            assertEquals(0, difference, tolerance, place);
        }
    }

    private static void compareRotations(String array, double[] expected, List<Double> actual) {
        assertEquals(expected.length, actual.size(), array);
        for (int i = 0; i < expected.length; i += 4) {
            double dot = 0;
            for (int k = i; k < i + 4; k++) {
                dot += expected[k] * actual.get(k);
            }
            assertEquals(1, Math.abs(dot), 1e-10, array + "[" + i + "]");
        }
    }

    /** As matrices, because principal axes may be listed in another order. */
    private static void compareInertias(ModelSpec model, Map<String, double[]> golden, double tolerance) {
        double[] rotations = Objects.requireNonNull(golden.get("body_iquat"));
        double[] moments = Objects.requireNonNull(golden.get("body_inertia"));
        for (BodySpec body : model.bodies()) {
            int i = body.index();
            Quaternion rotation =
                    new Quaternion(rotations[4 * i], rotations[4 * i + 1], rotations[4 * i + 2], rotations[4 * i + 3]);
            Vector3 expected = new Vector3(moments[3 * i], moments[3 * i + 1], moments[3 * i + 2]);
            double scale = Math.max(1e-9, expected.length());
            double[] theirs = entries(rotation, expected.times(1 / scale));
            double[] own = entries(
                    body.inertial().pose().orientation(),
                    body.inertial().moments().times(1 / scale));
            for (int k = 0; k < own.length; k++) {
                assertEquals(theirs[k], own[k], 10 * tolerance, "inertia of body " + i);
            }
        }
    }

    private static double[] entries(Quaternion orientation, Vector3 moments) {
        InertiaMatrix m = InertiaMatrix.about(Vector3.ZERO, 0, new Pose(Vector3.ZERO, orientation), moments);
        return new double[] {m.xx(), m.yy(), m.zz(), m.xy(), m.xz(), m.yz()};
    }

    private static Map<String, double[]> golden(String name) {
        try (InputStream stream = open(name + ".golden")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toMap(line -> line.split(" ", 2)[0], MujocoGoldenTest::numbers));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double[] numbers(String line) {
        return Arrays.stream(line.split(" ", -1))
                .skip(1)
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static InputStream open(String name) throws IOException {
        InputStream stream = MujocoGoldenTest.class.getResourceAsStream(name);
        if (stream == null) {
            throw new IOException("There is no resource " + name + ".");
        }
        return stream;
    }
}
