package sinew.assets.mesh;

import java.util.ArrayList;
import java.util.List;

/**
 * The convex hull of a mesh: a closed surface of convex polygons, no two neighbours of which lie in one plane. Corners are positions in
 * {@link #vertices()} and run counterclockwise seen from outside.
 */
public final class ConvexHull {
    private final int[] vertices;
    private final List<int[]> polygons;

    /**
     * Takes over a surface.
     *
     * @param vertices indices of the mesh's vertices that are corners of the hull
     * @param polygons corners as positions in {@code vertices}
     */
    ConvexHull(int[] vertices, List<int[]> polygons) {
        this.vertices = vertices;
        this.polygons = List.copyOf(polygons);
    }

    static ConvexHull of(MeshData data, int mostVertices) throws MeshException {
        double[] points = data.vertices();
        Quickhull hull = new Quickhull(data.name(), points);
        return HullPolygons.merge(points, hull.triangles(mostVertices));
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
        List<Integer> corners = new ArrayList<>();
        for (int[] polygon : polygons) {
            for (int i = 2; i < polygon.length; i++) {
                corners.add(vertices[polygon[0]]);
                corners.add(vertices[polygon[i - 1]]);
                corners.add(vertices[polygon[i]]);
            }
        }
        return corners.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The same hull after a reflection of its vertices. */
    ConvexHull mirrored() {
        List<int[]> turned = new ArrayList<>();
        for (int[] polygon : polygons) {
            int[] reversed = new int[polygon.length];
            for (int i = 0; i < polygon.length; i++) {
                reversed[i] = polygon[polygon.length - 1 - i];
            }
            turned.add(reversed);
        }
        return new ConvexHull(vertices, turned);
    }
}
