package sinew.assets.mesh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sinew.assets.model.GeomType;
import sinew.assets.model.Pose;
import sinew.assets.model.Quaternion;
import sinew.assets.model.Vector3;

/** Compares what is made of meshes with what MuJoCo makes of them. */
class MeshGoldenTest {
    private static final double TOLERANCE = 1e-6;

    /** A line of the golden file: inputs and results by name. */
    record Case(Map<String, String> fields) {
        double[] numbers(String name, String standard) {
            String text = fields.getOrDefault(name, standard);
            return text.isEmpty()
                    ? new double[0]
                    : Arrays.stream(text.split(" "))
                            .mapToDouble(Double::parseDouble)
                            .toArray();
        }

        double[] numbers(String name) {
            return numbers(name, "");
        }

        Mesh mesh() throws MeshException {
            double[] scale = numbers("scale", "1 1 1");
            double[] place = numbers("refpos", "0 0 0");
            double[] turn = numbers("refquat", "1 0 0 0");
            String inertia = fields.getOrDefault("inertia", "legacy").toUpperCase(Locale.ROOT);
            MeshSettings settings = new MeshSettings(
                    new Vector3(scale[0], scale[1], scale[2]),
                    new Vector3(place[0], place[1], place[2]),
                    new Quaternion(turn[0], turn[1], turn[2], turn[3]),
                    MeshInertia.valueOf(inertia),
                    -1);
            int[] faces = Arrays.stream(numbers("face"))
                    .mapToInt(index -> (int) index)
                    .toArray();
            return Mesh.of(new MeshData(toString(), numbers("vertex"), faces), settings);
        }

        @Override
        public String toString() {
            return fields.getOrDefault("name", "");
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void massPropertiesAreThoseOfMujoco(Case golden) throws MeshException {
        Mesh mesh = golden.mesh();
        double volume = golden.numbers("volume")[0];
        assertEquals(volume, mesh.volume(), 1e-10 * volume);
        assertArrayEquals(golden.numbers("position"), array(mesh.pose().position()), 1e-10);
        assertArrayEquals(golden.numbers("moments"), array(mesh.moments(volume)), 1e-9 * volume);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void verticesInTheFileFrameAreThoseOfMujoco(Case golden) throws MeshException {
        Mesh mesh = golden.mesh();
        double[] q = golden.numbers("orientation");
        Pose theirs = new Pose(mesh.pose().position(), new Quaternion(q[0], q[1], q[2], q[3]));
        double[] vertices = golden.numbers("vertices");
        assertEquals(vertices.length / 3, mesh.vertexCount());
        for (int i = 0; i < mesh.vertexCount(); i++) {
            Vector3 expected = new Vector3(vertices[3 * i], vertices[3 * i + 1], vertices[3 * i + 2]);
            assertArrayEquals(
                    array(theirs.transform(expected)), array(mesh.pose().transform(mesh.vertex(i))), TOLERANCE);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void hullsAreThoseOfMujoco(Case golden) throws MeshException {
        ConvexHull hull = golden.mesh().hull();
        double[] counts = golden.numbers("hull");
        assertEquals(counts[0], hull.vertices().length);
        assertEquals(counts[1], hull.triangles().length / 3.0);
        assertEquals(golden.numbers("polygons")[0], hull.polygons().size());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void fittedShapesAreThoseOfMujoco(Case golden) throws MeshException {
        Mesh mesh = golden.mesh();
        for (GeomType type : GeomType.values()) {
            for (boolean box : new boolean[] {false, true}) {
                double[] expected = golden.numbers(type.name().toLowerCase(Locale.ROOT) + "_" + box);
                if (expected.length > 0) {
                    FittedShape shape = mesh.fit(type, box, 0.9);
                    double[] own = Stream.of(shape.size(), shape.pose().position())
                            .flatMapToDouble(vector -> Arrays.stream(array(vector)))
                            .toArray();
                    assertArrayEquals(expected, own, TOLERANCE, type + " " + box);
                }
            }
        }
    }

    static Stream<Case> cases() throws IOException {
        try (InputStream stream = Objects.requireNonNull(MeshGoldenTest.class.getResourceAsStream("meshes.golden"))) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> new Case(Arrays.stream(line.split(";"))
                            .map(field -> field.split("=", 2))
                            .collect(Collectors.toMap(field -> field[0], field -> field[1]))));
        }
    }

    private static double[] array(Vector3 vector) {
        return new double[] {vector.x(), vector.y(), vector.z()};
    }
}
