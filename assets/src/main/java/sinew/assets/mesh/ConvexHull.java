package sinew.assets.mesh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The convex hull of a mesh: a closed surface of convex polygons, no two neighbours of which lie in one plane. Corners are positions in
 * {@link #vertices()} and run counterclockwise seen from outside.
 */
public final class ConvexHull {
    private final int[] vertices;
    private final List<int[]> polygons;
    private final List<int[]> faces;

    /**
     * Takes over a surface.
     *
     * @param vertices indices of the mesh's vertices that are corners of the hull
     * @param polygons corners as positions in {@code vertices}
     * @param faces the same cut into triangles, in the order of their making
     */
    ConvexHull(int[] vertices, List<int[]> polygons, List<int[]> faces) {
        this.vertices = vertices;
        this.polygons = List.copyOf(polygons);
        this.faces = List.copyOf(faces);
    }

    static ConvexHull of(MeshData data, int mostVertices) throws MeshException {
        double[] points = data.vertices();
        Quickhull hull = new Quickhull(data.name(), points);
        List<int[]> triangles = hull.triangles(mostVertices);
        return HullPolygons.merge(points, triangles, hull.turns(), hull.sides());
    }

    /**
     * The corners of the hull.
     *
     * @return a new array of indices of the mesh's vertices, ascending
     */
    public int[] vertices() {
        return vertices.clone();
    }

    /**
     * The faces of the hull.
     *
     * @return for each face its corners as positions in {@link #vertices()}; copies
     */
    public List<int[]> polygons() {
        return polygons.stream().map(int[]::clone).toList();
    }

    /**
     * The faces cut into triangles.
     *
     * @return indices of the mesh's vertices {@code [m, 3]}
     */
    public int[] triangles() {
        return faces.stream()
                .flatMapToInt(face -> Arrays.stream(face).map(corner -> vertices[corner]))
                .toArray();
    }

    /**
     * The faces cut into triangles, in the order of their making: first what never was more than a triangle, then what was cut. The corners
     * of a triangle run from the last found to the first found, but where that is clockwise the first two change places.
     *
     * @return corners as positions in {@link #vertices()}; copies
     */
    public List<int[]> faces() {
        return faces.stream().map(int[]::clone).toList();
    }

    /**
     * The same hull after a reflection of its vertices.
     *
     * @return a hull whose corners run the other way round; every face keeps its first corner
     */
    public ConvexHull mirrored() {
        return new ConvexHull(vertices, reversed(polygons), reversed(faces));
    }

    private static List<int[]> reversed(List<int[]> outlines) {
        List<int[]> turned = new ArrayList<>();
        for (int[] outline : outlines) {
            int[] reversed = new int[outline.length];
            for (int i = 0; i < outline.length; i++) {
                reversed[i] = outline[(outline.length - i) % outline.length];
            }
            turned.add(reversed);
        }
        return turned;
    }
}
