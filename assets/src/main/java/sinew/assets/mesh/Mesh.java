package sinew.assets.mesh;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sinew.assets.model.GeomType;
import sinew.assets.model.Pose;
import sinew.assets.model.Vector3;

/**
 * A mesh ready for use: moved into the frame of its centre of mass and principal axes of inertia, the axis of the largest moment first.
 * A geom that MJCF places at a pose has its mesh's frame at {@code pose.times(mesh.pose())}.
 */
public final class Mesh {
    private final MeshData data;
    private final MeshSettings settings;
    private final double[] vertices;
    private final int[] triangles;
    private final MassProperties mass;
    private @Nullable ConvexHull hull;

    private Mesh(
            MeshData data,
            MeshSettings settings,
            double[] vertices,
            int[] triangles,
            MassProperties mass,
            @Nullable ConvexHull hull) {
        this.data = data;
        this.settings = settings;
        this.vertices = vertices;
        this.triangles = triangles;
        this.mass = mass;
        this.hull = hull;
    }

    /**
     * Processes a mesh.
     *
     * @param data vertices and triangles
     * @param settings what is done with them
     * @return the mesh in its frame of inertia
     * @throws MeshException if it has no volume or area, or its triangles do not fit together
     */
    public static Mesh of(MeshData data, MeshSettings settings) throws MeshException {
        ConvexHull hull = null;
        int[] triangles = data.triangles();
        boolean byHull = settings.inertia() == MeshInertia.CONVEX;
        if (byHull || triangles.length == 0) {
            hull = ConvexHull.of(data, settings.mostHullVertices());
        }
        if (triangles.length == 0 && hull != null) {
            triangles = hull.triangles();
        }
        if (settings.inertia() == MeshInertia.EXACT) {
            TriangleChecks.requireOrientation(data, triangles);
        }
        if (settings.mirrors()) {
            TriangleChecks.turnRound(triangles);
        }
        if (hull != null && settings.mirrors()) {
            hull = hull.mirrored();
        }
        double[] vertices = Transformation.apply(settings, data.vertices());
        int[] counted = byHull && hull != null ? hull.triangles() : triangles;
        MassProperties mass = MassProperties.of(data.name(), vertices, counted, triangles, settings.inertia());
        Transformation.toFrame(mass.pose(), vertices);
        return new Mesh(data, settings, vertices, triangles, mass, hull);
    }

    /**
     * What messages call the mesh.
     *
     * @return its file, or its place in a model
     */
    public String name() {
        return data.name();
    }

    /**
     * The number of vertices.
     *
     * @return the count, at least 4
     */
    public int vertexCount() {
        return vertices.length / 3;
    }

    /**
     * A vertex.
     *
     * @param index 0 to {@link #vertexCount()}
     * @return its place in the mesh's frame, in m
     */
    public Vector3 vertex(int index) {
        return new Vector3(vertices[3 * index], vertices[3 * index + 1], vertices[3 * index + 2]);
    }

    /**
     * The vertices as the file has them, before {@link MeshSettings} and without the turn into the mesh's frame.
     *
     * @return a new array {@code [vertexCount, 3]}, in the file's unit
     */
    public double[] verticesOfFile() {
        return data.vertices();
    }

    /**
     * Tells whether the mesh is a mirror image of what the file has.
     *
     * @return whether corners run the other way round among {@link #verticesOfFile()}
     */
    public boolean isMirrored() {
        return settings.mirrors();
    }

    /**
     * How far the vertices reach from the frame's origin along each axis.
     *
     * @return half extents, in m, of a box about the origin that holds all vertices
     */
    public Vector3 reach() {
        double[] most = new double[3];
        for (int i = 0; i < vertices.length; i++) {
            most[i % 3] = Math.max(most[i % 3], Math.abs(vertices[i]));
        }
        return new Vector3(most[0], most[1], most[2]);
    }

    /**
     * What of the file was left out.
     *
     * @return sentences for a warning, mostly none
     */
    public List<String> remarks() {
        return data.remarks();
    }

    /**
     * The triangles.
     *
     * @return a new array of vertex indices {@code [m, 3]}, counterclockwise seen from outside
     */
    public int[] triangles() {
        return triangles.clone();
    }

    /**
     * The mesh's frame in the frame of the file, after {@link MeshSettings}.
     *
     * @return centre of mass in m, and principal axes
     */
    public Pose pose() {
        return mass.pose();
    }

    /**
     * What the mass is spread over.
     *
     * @return the volume in m^3, or the area in m^2 of a {@link MeshInertia#SHELL}
     */
    public double volume() {
        return mass.volume();
    }

    /**
     * Principal moments of inertia.
     *
     * @param totalMass mass in kg, evenly spread over the volume, or area of a shell
     * @return moments about the axes of the mesh's frame, in kg m^2, the largest first
     */
    public Vector3 moments(double totalMass) {
        Vector3 box = mass.inertiaBox();
        double x = box.x() * box.x();
        double y = box.y() * box.y();
        double z = box.z() * box.z();
        return new Vector3(y + z, x + z, x + y).times(totalMass / 3);
    }

    /**
     * The convex hull, computed when it is first asked for.
     *
     * @return the hull of all vertices
     * @throws MeshException if the vertices lie in one plane
     */
    public synchronized ConvexHull hull() throws MeshException {
        ConvexHull result = hull;
        if (result == null) {
            result = ConvexHull.of(data, settings.mostHullVertices());
            if (settings.mirrors()) {
                result = result.mirrored();
            }
            hull = result;
        }
        return result;
    }

    /**
     * A primitive shape in place of the mesh (MuJoCo XML reference, "body/geom", attribute mesh, and "compiler", fitaabb).
     *
     * @param type sphere, capsule, cylinder, ellipsoid or box
     * @param boundingBox whether it has the extents of the mesh's bounding box; otherwise it has about the mesh's inertia
     * @param factor on the size
     * @return the shape, in the frame in which the mesh would be placed
     * @throws MeshException if the type cannot be fitted
     */
    public FittedShape fit(GeomType type, boolean boundingBox, double factor) throws MeshException {
        PrimitiveFit fit = new PrimitiveFit(name(), vertices, mass);
        return boundingBox ? fit.byBoundingBox(type, factor) : fit.byInertia(type, factor);
    }
}
