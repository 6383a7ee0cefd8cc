package sinew.assets.mesh;

import java.util.List;

/** Vertices and triangles as a file or a model states them. Coordinates have the precision of float, like the files. */
public final class MeshData {
    private static final int LEAST_VERTICES = 4;

    private final String name;
    private final double[] vertices;
    private final int[] triangles;
    private final List<String> remarks;

    /**
     * Copies and checks.
     *
     * @param name what messages call the mesh: its file, or its place in a model
     * @param vertices coordinates {@code [n, 3]}
     * @param triangles indices of corners {@code [m, 3]}, counterclockwise seen from outside; none means the convex hull's
     * @throws MeshException if there are fewer than four vertices, a coordinate is not finite or a corner is no vertex
     */
    public MeshData(String name, double[] vertices, int[] triangles) throws MeshException {
        this(name, vertices, triangles, List.of());
    }

    MeshData(String name, double[] vertices, int[] triangles, List<String> remarks) throws MeshException {
        this.name = name;
        this.remarks = List.copyOf(remarks);
        this.vertices = new double[vertices.length];
        this.triangles = triangles.clone();
        if (vertices.length % 3 != 0) {
            throw new MeshException(
                    name + ": has " + vertices.length + " vertex coordinates, expected a multiple of 3.");
        }
        if (triangles.length % 3 != 0) {
            throw new MeshException(name + ": has " + triangles.length + " face indices, expected a multiple of 3.");
        }
        if (vertices.length < 3 * LEAST_VERTICES) {
            throw new MeshException(
                    name + ": has " + vertices.length / 3 + " different vertices; a mesh needs at least 4.");
        }
        for (int i = 0; i < vertices.length; i++) {
            this.vertices[i] = (float) vertices[i];
            if (!Double.isFinite(this.vertices[i])) {
                throw new MeshException(name + ": vertex " + i / 3 + " has the coordinate " + vertices[i]
                        + ", expected a number that float can hold.");
            }
        }
        for (int i = 0; i < triangles.length; i++) {
            if (triangles[i] < 0 || triangles[i] >= vertices.length / 3) {
                throw new MeshException(name + ": face " + i / 3 + " names vertex " + triangles[i] + ", expected 0 to "
                        + (vertices.length / 3 - 1) + ".");
            }
        }
    }

    /**
     * What messages call the mesh.
     *
     * @return its file, or its place in a model
     */
    public String name() {
        return name;
    }

    List<String> remarks() {
        return remarks;
    }

    /**
     * The coordinates.
     *
     * @return a new array {@code [n, 3]}
     */
    public double[] vertices() {
        return vertices.clone();
    }

    /**
     * The triangles.
     *
     * @return a new array of vertex indices {@code [m, 3]}
     */
    public int[] triangles() {
        return triangles.clone();
    }
}
