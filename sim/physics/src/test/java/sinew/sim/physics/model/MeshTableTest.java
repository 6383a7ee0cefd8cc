package sinew.sim.physics.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sinew.assets.ModelFormatException;
import sinew.assets.mjcf.MjcfReader;
import sinew.assets.model.ModelSpec;

class MeshTableTest {
    private static final String CUBE = "-1 -1 -1 1 -1 -1 1 1 -1 -1 1 -1 -1 -1 1 1 -1 1 1 1 1 -1 1 1";

    @Test
    void aCubeHasSixFacesOfFourCornersWhateverLiesOnThem() {
        MeshTable table = table(mesh("a", CUBE + " 0 0 1 1 0 0.5 0.2 0.3 0.4 1 1 0"), geom("a", ""));
        assertEquals(1, table.count);
        assertEquals(8, table.vertexStart[1]);
        assertEquals(6, table.polygonStart[1]);
        assertEquals(4, table.mostCorners);
        for (int polygon = 0; polygon < 6; polygon++) {
            assertEquals(4, table.polygonVertexStart[polygon + 1] - table.polygonVertexStart[polygon]);
            assertFaceIsOuter(table, polygon);
        }
        for (int vertex = 0; vertex < 8; vertex++) {
            assertEquals(3, table.neighborStart[vertex + 1] - table.neighborStart[vertex]);
            assertEquals(3, table.vertexPolygonStart[vertex + 1] - table.vertexPolygonStart[vertex]);
            for (int i = table.neighborStart[vertex]; i < table.neighborStart[vertex + 1]; i++) {
                assertEquals(2, distance(table, vertex, table.neighbor[i]), 1e-6);
            }
        }
    }

    @Test
    void onlyMeshesThatTouchAreInTheTable() {
        MeshTable table = table(
                mesh("drawn", CUBE) + mesh("first", "0 0 0 2 0 0 0 1 0 0 0 3") + mesh("second", CUBE),
                geom("drawn", "contype='0' conaffinity='0'")
                        + geom("first", "")
                        + geom("second", "")
                        + geom("second", "pos='3 0 0'"));
        assertArrayEquals(new int[] {-1, 0, 1}, table.ofSpec);
        assertArrayEquals(new int[] {0, 4, 12}, table.vertexStart);
        assertArrayEquals(new int[] {0, 4, 10}, table.polygonStart);
        for (int i = table.neighborStart[4]; i < table.neighborStart[12]; i++) {
            assertTrue(table.neighbor[i] >= 4, "neighbours are numbered through all meshes");
        }
        for (int polygon = 0; polygon < 10; polygon++) {
            assertFaceIsOuter(table, polygon);
        }
    }

    @Test
    void meshesOfPairsAreInTheTableWhateverTheirMasksAre() {
        String pair = "<contact><pair geom1='f' geom2='g'/></contact>";
        MeshTable table = new MeshTable(model(
                mesh("a", CUBE),
                geom("a", "name='g' contype='0' conaffinity='0'") + "<geom name='f' size='1' pos='5 0 0'/>",
                pair));
        assertArrayEquals(new int[] {0}, table.ofSpec);
    }

    @Test
    void roundedPlanesBecomeOneFace() {
        StringBuilder vertices = new StringBuilder();
        for (int i = 0; i < 24; i++) {
            double x = Math.cos(i * Math.PI / 12 + 0.1);
            double y = Math.sin(i * Math.PI / 12 + 0.1);
            for (int end = 0; end < 2; end++) {
                vertices.append(x).append(' ').append(y).append(' ');
                vertices.append(end + 1e-5 * Math.sin(37 * i)).append(' ');
            }
        }
        MeshTable table = table(mesh("a", vertices.toString()), geom("a", ""));
        assertEquals(48, table.vertexStart[1]);
        assertEquals(26, table.polygonStart[1]);
        assertEquals(24, table.mostCorners);
    }

    @Test
    void facesWhoseAnglesRoundToTheSameHundredthsOfARadianAreOne() {
        assertEquals(6, polygonsOfBentBox(0.004, "1 1 1"));
        assertEquals(7, polygonsOfBentBox(0.006, "1 1 1"));
    }

    @Test
    void anglesAreThoseOfTheFileWhateverTheScale() {
        assertEquals(6, polygonsOfBentBox(0.004, "9 1 1"));
        assertEquals(7, polygonsOfBentBox(0.006, "0.1 1 1"));
        assertEquals(6, polygonsOfBentBox(0.004, "-1 1 1"));
    }

    // a box of which one side is bent along its middle
    private static int polygonsOfBentBox(double angle, String scale) {
        String outline = "1 -1 %1$s " + (1 + angle) + " 0 %1$s 1 1 %1$s -1 1 %1$s -1 -1 %1$s ";
        String vertices = outline.formatted("-1") + outline.formatted("1");
        String mesh = "<mesh name='a' scale='" + scale + "' vertex='" + vertices + "'/>";
        return table(mesh, geom("a", "")).polygonStart[1];
    }

    // a drum with rough ends; where corners are not in a plane it matters which are the first three
    @Test
    void polygonsAndTheirFirstCornersAreThoseOfMujoco() {
        StringBuilder vertices = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            for (int end = -1; end < 2; end += 2) {
                double x = end * (1 + 2e-3 * Math.sin(37 * i + end));
                double y = Math.cos(i * Math.PI / 6);
                double z = Math.sin(i * Math.PI / 6);
                vertices.append(String.format(Locale.ROOT, "%.4f %.4f %.4f ", x, y, z));
            }
        }
        MeshTable table = table(mesh("a", vertices.toString()), geom("a", ""));
        List<List<Integer>> polygons = polygons(table);
        assertEquals(List.of(17, 19, 21, 1, 3, 5, 7, 9, 11, 13, 15), polygons.get(7));
        assertEquals(List.of(18, 16, 14, 12, 10, 8, 6, 4, 2, 0, 22, 20), polygons.get(9));
        assertEquals(List.of(21, 23, 1), polygons.get(14));
        List<Set<Integer>> sides = List.of(
                Set.of(5, 3, 2, 4),
                Set.of(3, 1, 0, 2),
                Set.of(11, 9, 8, 10),
                Set.of(16, 17, 15, 14),
                Set.of(21, 19, 18, 20),
                Set.of(6, 7, 5, 4),
                Set.of(8, 9, 7, 6),
                Set.of(11, 10, 12, 13),
                Set.of(15, 13, 12, 14),
                Set.of(23, 21, 20, 22),
                Set.of(1, 23, 22, 0),
                Set.of(16, 18, 19, 17));
        assertEquals(
                sides,
                polygons.stream()
                        .filter(polygon -> polygon.size() == 4)
                        .map(Set::copyOf)
                        .toList());
        for (int polygon = 0; polygon < table.polygonStart[1]; polygon++) {
            int start = table.polygonVertexStart[polygon];
            float height = along(table, polygon, table.polygonVertex[start]);
            assertEquals(height, along(table, polygon, table.polygonVertex[start + 1]), 1e-6f);
            assertEquals(height, along(table, polygon, table.polygonVertex[start + 2]), 1e-6f);
        }
    }

    // what MuJoCo finds depends on it: contacts of mirrored meshes are others
    @Test
    void normalsOfMirroredMeshesPointInwardsAsInMujoco() {
        MeshTable table = table("<mesh name='a' scale='1 -1 1' vertex='" + CUBE + "'/>", geom("a", ""));
        assertEquals(6, table.polygonStart[1]);
        for (int polygon = 0; polygon < 6; polygon++) {
            int corner = table.polygonVertex[table.polygonVertexStart[polygon]];
            assertEquals(-1, along(table, polygon, corner), 1e-6);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 1 1", "1 -1 1", "-0.5 -0.5 -0.5"})
    void allVerticesLieBehindEveryPlane(String scale) {
        String rough = CUBE.replace("1 1", "1 1.0001");
        MeshTable table = table("<mesh name='a' scale='" + scale + "' vertex='" + rough + "'/>", geom("a", ""));
        for (int polygon = 0; polygon < table.polygonStart[1]; polygon++) {
            float most = Float.NEGATIVE_INFINITY;
            for (int vertex = 0; vertex < table.vertexStart[1]; vertex++) {
                float height = -table.polygonPlane[4 * polygon + 3];
                for (int k = 0; k < 3; k++) {
                    height += table.polygonPlane[4 * polygon + k] * table.vertex[3 * vertex + k];
                }
                most = Math.max(most, height);
            }
            assertEquals(0, most, 2e-4f);
            assertTrue(table.polygonPlane[4 * polygon + 3] > 0, "the origin is inside");
        }
    }

    private static List<List<Integer>> polygons(MeshTable table) {
        List<List<Integer>> polygons = new ArrayList<>();
        for (int polygon = 0; polygon < table.polygonStart[table.count]; polygon++) {
            int start = table.polygonVertexStart[polygon];
            int end = table.polygonVertexStart[polygon + 1];
            polygons.add(Arrays.stream(table.polygonVertex, start, end).boxed().toList());
        }
        return polygons;
    }

    @Test
    void flatMeshesCannotTouch() {
        String flat = "<mesh name='a' inertia='shell' vertex='0 0 0 1 0 0 0 1 0 1 1 0' face='0 1 2 1 3 2'/>";
        assertThrows(ModelFormatException.class, () -> table(flat, geom("a", "")));
        assertEquals(0, table(flat, geom("a", "contype='0' conaffinity='0'")).count);
    }

    @Test
    void heightFieldsAreInMetres() {
        String field = "<hfield name='%s' nrow='2' ncol='3' elevation='1 2 3 4 5 6' size='4 5 2 0.5'/>";
        ModelSpec spec = model(
                field.formatted("drawn") + field.formatted("h"),
                "<geom type='hfield' hfield='h'/>" + "<geom type='hfield' hfield='drawn' contype='0' conaffinity='0'/>",
                "");
        HeightFieldTable table = new HeightFieldTable(spec);
        assertArrayEquals(new int[] {-1, 0}, table.ofSpec);
        assertArrayEquals(new int[] {2}, table.rows);
        assertArrayEquals(new int[] {3}, table.columns);
        assertArrayEquals(new float[] {4, 5, 2, 0.5f}, table.size);
        assertArrayEquals(new float[] {1.2f, 1.6f, 2, 0, 0.4f, 0.8f}, table.elevation, 1e-6f);
    }

    /** All vertices of the mesh lie behind the face, its corners in it and counterclockwise. */
    private static void assertFaceIsOuter(MeshTable table, int polygon) {
        int start = table.polygonVertexStart[polygon];
        int corner = table.polygonVertex[start];
        int mesh = 0;
        while (table.polygonStart[mesh + 1] <= polygon) {
            mesh++;
        }
        for (int vertex = table.vertexStart[mesh]; vertex < table.vertexStart[mesh + 1]; vertex++) {
            float height = along(table, polygon, vertex) - along(table, polygon, corner);
            assertTrue(height < 1e-5f, "vertex " + vertex + " before polygon " + polygon);
        }
        float[] a = vertex(table, corner);
        float[] b = vertex(table, table.polygonVertex[start + 1]);
        float[] c = vertex(table, table.polygonVertex[start + 2]);
        float turn = 0;
        for (int k = 0; k < 3; k++) {
            int i = (k + 1) % 3;
            int j = (k + 2) % 3;
            float cross = (b[i] - a[i]) * (c[j] - b[j]) - (b[j] - a[j]) * (c[i] - b[i]);
            turn += cross * table.polygonNormal[3 * polygon + k];
        }
        assertTrue(turn > 0, "polygon " + polygon + " runs clockwise");
    }

    private static float along(MeshTable table, int polygon, int vertex) {
        float sum = 0;
        for (int k = 0; k < 3; k++) {
            sum += table.polygonNormal[3 * polygon + k] * table.vertex[3 * vertex + k];
        }
        return sum;
    }

    private static float[] vertex(MeshTable table, int vertex) {
        return new float[] {table.vertex[3 * vertex], table.vertex[3 * vertex + 1], table.vertex[3 * vertex + 2]};
    }

    private static double distance(MeshTable table, int first, int second) {
        float[] a = vertex(table, first);
        float[] b = vertex(table, second);
        return Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
    }

    private static String mesh(String name, String vertices) {
        return "<mesh name='%s' vertex='%s'/>".formatted(name, vertices);
    }

    private static String geom(String mesh, String attributes) {
        return "<geom type='mesh' mesh='%s' %s/>".formatted(mesh, attributes);
    }

    private static MeshTable table(String assets, String geoms) {
        return new MeshTable(model(assets, geoms, ""));
    }

    private static ModelSpec model(String assets, String geoms, String rest) {
        String xml = "<mujoco><asset>%s</asset><worldbody>%s</worldbody>%s</mujoco>".formatted(assets, geoms, rest);
        return new MjcfReader().readText("test.xml", xml).spec();
    }
}
