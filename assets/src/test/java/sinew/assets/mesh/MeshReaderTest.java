package sinew.assets.mesh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeshReaderTest {
    private static final String CORNERS = "v 0 0 0\nv 2 0 0\nv 0 1 0\nv 0 0 3\n";
    private static final String FACES = "f 1 3 2\nf 1 2 4\nf 1 4 3\nf 2 3 4\n";
    private static final double[] VERTICES = {0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3};
    private static final int[] TRIANGLES = {0, 2, 1, 0, 1, 3, 0, 3, 2, 1, 2, 3};

    @Test
    void objVerticesAndFacesAreRead() throws MeshException {
        assertTetrahedron(read("a.obj", CORNERS + FACES));
        assertTetrahedron(read("a.OBJ", (FACES + CORNERS).replace("\n", "\r\n")));
        assertTetrahedron(read(
                "a.obj",
                "# x\n" + CORNERS + "f -4 -2 -3 # back\nf 1//1 2//1 4//1\nf 1/1 4/1 3/1\nf 2/1/1 3/1/1 \\\n4/1/1"));
    }

    @Test
    void onlyTheFirstObjectHasFacesAndTheReaderSaysSo() throws MeshException {
        MeshData data = read("a.obj", CORNERS + "v 9 9 9\no a\n" + FACES + "o b\nf 1 2 5\n");
        assertArrayEquals(TRIANGLES, data.triangles());
        assertEquals(15, data.vertices().length);
        assertTrue(data.remarks().getFirst().startsWith("a.obj:12: only the faces of the first object"));
    }

    @Test
    void facesWithoutAreaAreLeftOutAndTheReaderSaysSo() throws MeshException {
        MeshData data = read("a.obj", CORNERS + "f 1 2\nf 3\n" + FACES);
        assertArrayEquals(TRIANGLES, data.triangles());
        assertEquals(1, data.remarks().size());
        assertTrue(data.remarks().getFirst().contains("faces with fewer than 3 corners are left out"));
    }

    @Test
    void strangeLinesArePassedOverAndTheReaderSaysSoOnce() throws MeshException {
        MeshData data = read("a.obj", "Mesh 1\n" + CORNERS + "endsolid\n" + FACES);
        assertArrayEquals(TRIANGLES, data.triangles());
        assertEquals(
                "[a.obj:1: lines of OBJ files do not begin with \"Mesh\"; such lines are passed over, as in MuJoCo.]",
                data.remarks().toString());
    }

    @Test
    void polygonsAreCutIntoTrianglesOfTheSameArea() throws MeshException {
        MeshData arrow =
                read("a.obj", "v 0 0 0\nv 2 1 0\nv 0 2 0\nv 0.5 1 0\nv 0 0 1\nf 1 2 3 4\nf 1 2 3 4 5\nf 4 3 2 1");
        double[] vertices = arrow.vertices();
        double area = 0;
        for (int t = 0; t < 6; t += 3) {
            area += Triangle.of(vertices, arrow.triangles(), t).area();
        }
        assertEquals(2, arrow.triangles().length / 3 - 5);
        assertEquals(1.5, area, 1e-12);
    }

    @Test
    void binaryAndTextStlMergeEqualVertices() throws MeshException {
        assertTetrahedronOfStl(read("a.stl", binaryStl()));
        assertTetrahedronOfStl(read("a.stl", textStl()));
    }

    @Test
    void mshIsRead() throws MeshException {
        ByteBuffer buffer = ByteBuffer.allocate(16 + 48 + 48 + 48).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(4).putInt(4).putInt(0).putInt(4);
        Arrays.stream(VERTICES).forEach(value -> buffer.putFloat((float) value));
        buffer.position(buffer.position() + 48);
        Arrays.stream(TRIANGLES).forEach(buffer::putInt);
        assertTetrahedron(read("a.msh", buffer.array()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a.dae | x                  | a.dae: unknown kind of mesh, expected .obj, .stl or .msh; convert the mesh to one of these.
            a.obj | f 1 2 3            | a.obj: has no line that begins with "v"; this is no OBJ file, or it is empty.
            a.obj | v 1 2              | a.obj:1: a vertex needs three coordinates.
            a.obj | v 1 2 nan          | a.obj:1: "nan" is not a finite number.
            a.obj | v 1 2 1e999        | a.obj:1: "1e999" is not a finite number.
            a.obj | vertex 1 2 3       | a.obj: has no line that begins with "v"; this is no OBJ file, or it is empty.
            a.obj | v 1 2 3;f 1 1 9    | a.obj:2: a face names vertex 9, but there are 1.
            a.obj | v 1 2 3;f 1 1 0    | a.obj:2: a face names vertex 0; they count from 1.
            a.obj | v 1 2 3;f 1 1 x/2  | a.obj:2: "x/2" is not a corner, expected a vertex number or vertex/texture/normal.
            a.obj | v 1 2 3            | a.obj: has 1 different vertices; a mesh needs at least 4.
            a.stl | solid;vertex 1 2   | a.stl:2: a vertex needs three coordinates.
            a.stl | solid;vertex 1 2 3 | a.stl:2: the file ends within a face; it is torn.
            a.stl | solid              | a.stl: has 0 faces, expected 1 to 200000; reduce the mesh in a mesh tool.
            a.stl | hello              | a.stl: has 5 bytes; a binary STL file begins with 84, and a text one with "solid".
            a.msh | hello              | a.msh: has 5 bytes; an MSH file begins with 16.
            """)
    void brokenFilesAreNamedWithTheirPlace(String path, String text, String message) {
        MeshException error = assertThrows(MeshException.class, () -> read(path, text.replace(";", "\n")));
        assertEquals(message, error.getMessage());
    }

    @Test
    void tornBinariesAreNamedWithTheirSizes() {
        byte[] stl = binaryStl();
        MeshException error =
                assertThrows(MeshException.class, () -> read("a.stl", Arrays.copyOf(stl, stl.length - 1)));
        assertEquals(
                "a.stl: has 283 bytes, but the 4 faces that byte 80 states need 284; the file is torn, or no binary STL file.",
                error.getMessage());
        byte[] huge = stl.clone();
        ByteBuffer.wrap(huge).order(ByteOrder.LITTLE_ENDIAN).putInt(80, -1);
        error = assertThrows(MeshException.class, () -> read("a.stl", huge));
        assertEquals(
                "a.stl: has 4294967295 faces, expected 1 to 200000; reduce the mesh in a mesh tool.",
                error.getMessage());
    }

    @Test
    void missingAndEmptyFilesAreNamed() {
        MeshException error = assertThrows(
                MeshException.class,
                () -> new MeshReader()
                        .read(
                                path -> {
                                    throw new FileNotFoundException("There is no file " + path + ".");
                                },
                                "gone.obj"));
        assertEquals("There is no file gone.obj.", error.getMessage());
        error = assertThrows(MeshException.class, () -> read("a.obj", ""));
        assertEquals("a.obj: the file is empty.", error.getMessage());
    }

    static byte[] binaryStl() {
        ByteBuffer buffer = ByteBuffer.allocate(84 + 50 * 4).order(ByteOrder.LITTLE_ENDIAN);
        buffer.position(80);
        buffer.putInt(4);
        for (int t = 0; t < TRIANGLES.length; t += 3) {
            buffer.position(buffer.position() + 12);
            for (int corner = 0; corner < 3; corner++) {
                for (int k = 0; k < 3; k++) {
                    buffer.putFloat((float) VERTICES[3 * TRIANGLES[t + corner] + k]);
                }
            }
            buffer.putShort((short) 0);
        }
        return buffer.array();
    }

    static String textStl() {
        StringBuilder text = new StringBuilder("solid tetrahedron\n");
        for (int t = 0; t < TRIANGLES.length; t += 3) {
            text.append(" facet normal 0 0 0\n  outer loop\n");
            for (int corner = 0; corner < 3; corner++) {
                int v = 3 * TRIANGLES[t + corner];
                text.append("   vertex ").append(VERTICES[v]).append(' ').append(VERTICES[v + 1]);
                text.append(' ').append(VERTICES[v + 2]).append('\n');
            }
            text.append("  endloop\n endfacet\n");
        }
        return text.append("endsolid\n").toString();
    }

    private static void assertTetrahedron(MeshData data) {
        assertArrayEquals(VERTICES, data.vertices());
        assertArrayEquals(TRIANGLES, data.triangles());
    }

    /** Vertices are numbered in the order of their use. */
    private static void assertTetrahedronOfStl(MeshData data) {
        assertArrayEquals(new double[] {0, 0, 0, 0, 1, 0, 2, 0, 0, 0, 0, 3}, data.vertices());
        assertArrayEquals(new int[] {0, 1, 2, 0, 2, 3, 0, 3, 1, 2, 1, 3}, data.triangles());
    }

    static MeshData read(String path, String text) throws MeshException {
        return read(path, text.getBytes(StandardCharsets.UTF_8));
    }

    static MeshData read(String path, byte[] bytes) throws MeshException {
        return new MeshReader().read(wanted -> new ByteArrayInputStream(bytes), path);
    }
}
