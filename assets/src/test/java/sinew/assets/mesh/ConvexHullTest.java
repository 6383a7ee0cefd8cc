package sinew.assets.mesh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is true of every convex hull, whatever the points are. */
class ConvexHullTest {
    @Test
    void manyPointsInFewPlanesGiveAClosedConvexSurface() throws MeshException {
        for (int seed = 0; seed < 150; seed++) {
            Random random = new Random(seed);
            int range = 2 + seed % 4;
            check("grid " + seed, points(30 + seed, i -> random.nextInt(range)));
        }
    }

    @Test
    void roundedPointsGiveAClosedConvexSurface() throws MeshException {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            double unit = Math.pow(10, -1 - seed % 7);
            check("rounded " + seed, points(400, i -> Math.rint(random.nextDouble() / unit) * unit));
        }
    }

    // what MuJoCo 3.14 lists for this box
    @Test
    void boxesAreCutIntoTheTrianglesOfMujocoInItsOrder() throws MeshException {
        double[] box = new double[24];
        for (int corner = 0; corner < 8; corner++) {
            int x = corner >> 2;
            int y = corner >> 1 & 1;
            int z = corner & 1;
            set(box, corner, (2 * x - 1) * 0.045825, (2 * y - 1) * 0.055794, (2 * z - 1) * 0.064408);
        }
        int[] expected = {
            2, 6, 0, 6, 4, 0, 4, 5, 0, 5, 1, 0, 6, 5, 4, 5, 6, 7, 3, 2, 0, 1, 3, 0, 3, 6, 2, 6, 3, 7, 5, 3, 1, 3, 5, 7
        };
        assertArrayEquals(
                expected,
                ConvexHull.of(new MeshData("box", box, new int[0]), -1).triangles());
    }

    @Test
    void cylindersSpheresAndNeedlesGiveAClosedConvexSurface() throws MeshException {
        for (int n : new int[] {3, 4, 5, 7, 8, 12, 16, 24, 33}) {
            double[] cylinder = new double[6 * n];
            double[] ball = new double[3 * n * n];
            for (int i = 0; i < n; i++) {
                double angle = 2 * Math.PI * i / n;
                for (int end = 0; end < 2; end++) {
                    set(cylinder, 2 * i + end, Math.cos(angle), Math.sin(angle), end * 1e-4);
                }
                for (int j = 0; j < n; j++) {
                    double height = Math.PI * j / (n - 1);
                    double radius = Math.sin(height);
                    set(ball, i * n + j, radius * Math.cos(angle), radius * Math.sin(angle), 1e3 * Math.cos(height));
                }
            }
            check("cylinder " + n, cylinder);
            check("needle " + n, ball);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 8, 20})
    void limitedHullsHaveNoMoreCornersThanAskedFor(int most) throws MeshException {
        Random random = new Random(5);
        MeshData data = new MeshData("ball", points(500, i -> random.nextGaussian()), new int[0]);
        ConvexHull hull = ConvexHull.of(data, most);
        assertTrue(hull.vertices().length <= most);
        assertTrue(hull.vertices().length >= 4);
    }

    private static MeshData spiral() throws MeshException {
        return new MeshData(
                "spiral",
                points(40, i -> {
                    double z = 1 - (2 * Math.floorDiv(i, 3) + 1) / 40.0;
                    double radius = Math.sqrt(1 - z * z);
                    double angle = 2.4 * Math.floorDiv(i, 3);
                    double place = switch (i % 3) {
                        case 0 -> radius * Math.cos(angle);
                        case 1 -> 0.8 * radius * Math.sin(angle);
                        default -> 0.6 * z;
                    };
                    return (float) (Math.rint(1000 * place) / 1000);
                }),
                new int[0]);
    }

    @ParameterizedTest
    @CsvSource({
        "6, 0 15 17 21 27 39",
        "10, 0 11 15 17 18 21 27 31 33 39",
        "16, 0 4 7 11 14 15 17 18 20 21 24 27 31 32 33 39"
    })
    void limitedHullsKeepTheCornersThatMujocoKeeps(int most, String corners) throws MeshException {
        int[] vertices = ConvexHull.of(spiral(), most).vertices();
        assertEquals(corners, Arrays.stream(vertices).mapToObj(String::valueOf).collect(Collectors.joining(" ")));
    }

    @Test
    void trianglesAndTheirCornersComeInMujocosOrder() throws MeshException {
        int[] expected = {27, 0, 21, 39, 15, 17, 15, 39, 21, 27, 39, 17, 39, 27, 21, 15, 0, 17, 0, 15, 21, 0, 27, 17};
        assertArrayEquals(expected, ConvexHull.of(spiral(), 6).triangles());
    }

    @Test
    void pointsInAPlaneHaveNoHull() throws MeshException {
        Random random = new Random(1);
        MeshData flat = new MeshData("flat.stl", points(50, i -> i % 3 == 2 ? 0.1 : random.nextDouble()), new int[0]);
        MeshException error = assertThrows(MeshException.class, () -> ConvexHull.of(flat, -1));
        assertTrue(String.valueOf(error.getMessage()).startsWith("flat.stl: all vertices lie in one plane"));
        MeshData line = new MeshData("line.stl", points(9, i -> Math.floor(i / 3.0)), new int[0]);
        assertThrows(MeshException.class, () -> ConvexHull.of(line, -1));
    }

    private static void check(String name, double[] points) throws MeshException {
        MeshData data = new MeshData(name, points, new int[0]);
        ConvexHull hull = ConvexHull.of(data, -1);
        int[] vertices = hull.vertices();
        Set<List<Integer>> edges = new HashSet<>();
        int count = 0;
        for (int[] polygon : hull.polygons()) {
            for (int i = 0; i < polygon.length; i++) {
                edges.add(List.of(polygon[i], polygon[(i + 1) % polygon.length]));
                count++;
            }
        }
        assertEquals(count, edges.size(), name + ": an edge runs twice the same way");
        for (List<Integer> edge : edges) {
            assertTrue(edges.contains(edge.reversed()), name + ": an edge has one side");
        }
        assertEquals(2, vertices.length - count / 2 + hull.polygons().size(), name + ": Euler's formula");
        assertContainsAll(name, data.vertices(), hull.triangles());
    }

    /** Every point lies behind every face, as far as double can tell. */
    private static void assertContainsAll(String name, double[] points, int[] triangles) {
        double size = 0;
        for (double coordinate : points) {
            size = Math.max(size, Math.abs(coordinate));
        }
        for (int t = 0; t < triangles.length; t += 3) {
            Triangle face = Triangle.of(points, triangles, t);
            if (face.area() < 1e-10 * size * size) {
                continue;
            }
            for (int i = 0; i < points.length; i += 3) {
                double height = face.normal().x() * (points[i] - face.a().x())
                        + face.normal().y() * (points[i + 1] - face.a().y())
                        + face.normal().z() * (points[i + 2] - face.a().z());
                assertTrue(height < 1e-13 * size, name + ": point " + i / 3 + " lies " + height + " outside");
            }
        }
    }

    private static double[] points(int count, IntToDoubleFunction coordinate) {
        double[] points = new double[3 * count];
        for (int i = 0; i < points.length; i++) {
            points[i] = coordinate.applyAsDouble(i);
        }
        return points;
    }

    private static void set(double[] points, int index, double x, double y, double z) {
        points[3 * index] = x;
        points[3 * index + 1] = y;
        points[3 * index + 2] = z;
    }
}
