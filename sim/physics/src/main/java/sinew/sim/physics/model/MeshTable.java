package sinew.sim.physics.model;

import java.util.List;
import sinew.assets.mesh.Mesh;
import sinew.assets.model.MeshSpec;
import sinew.assets.model.ModelSpec;
import sinew.sim.kernel.Constants;
import sinew.sim.kernel.HostOnly;
import sinew.sim.physics.preparation.CollisionShapes;
import sinew.sim.physics.preparation.Ragged;

/**
 * The convex hulls of the meshes that can touch, as flat arrays, in the meshes' frames. Vertices, polygons and their lists are numbered
 * through all meshes; mesh i has the vertices {@code vertexStart[i] .. vertexStart[i + 1]} and the polygons {@code polygonStart[i] ..
 * polygonStart[i + 1]}. Every vertex is a corner of its hull.
 */
@Constants
public final class MeshTable {
    /** Meshes. */
    public final int count;
    /** First vertex of each mesh {@code [count + 1]}. */
    public final int[] vertexStart;
    /** Places of the vertices in the mesh's frame {@code [vertices, 3]}, in m. */
    public final float[] vertex;
    /** First entry of each vertex in {@link #neighbor} {@code [vertices + 1]}. */
    public final int[] neighborStart;
    /** The vertices at the other end of each vertex's edges. */
    public final int[] neighbor;
    /** First polygon of each mesh {@code [count + 1]}. */
    public final int[] polygonStart;
    /** Unit normals by which MuJoCo finds contacts, in the mesh's frame {@code [polygons, 3]}; those of mirrored meshes point inwards. */
    public final float[] polygonNormal;
    /** Outward unit normal of each polygon and the distance of its plane from the origin of the mesh's frame {@code [polygons, 4]}, in m. */
    public final float[] polygonPlane;
    /** First entry of each polygon in {@link #polygonVertex} {@code [polygons + 1]}. */
    public final int[] polygonVertexStart;
    /** Corners of the polygons, counterclockwise seen from outside; of mirrored meshes clockwise. */
    public final int[] polygonVertex;
    /** First entry of each vertex in {@link #vertexPolygon} {@code [vertices + 1]}. */
    public final int[] vertexPolygonStart;
    /** The polygons round each vertex. */
    public final int[] vertexPolygon;
    /** Largest count of corners of a polygon; 0 without meshes. */
    public final int mostCorners;

    /** Number in this table of each mesh of the description, -1 if it cannot touch. */
    @HostOnly
    final int[] ofSpec;

    /**
     * Flattens hulls.
     *
     * @param spec the description; its meshes that geoms touch with are taken
     */
    MeshTable(ModelSpec spec) {
        ofSpec = CollisionShapes.meshes(spec);
        List<Mesh> meshes = spec.assets().meshes().stream()
                .filter(mesh -> ofSpec[mesh.index()] >= 0)
                .map(MeshSpec::mesh)
                .toList();
        HullLists lists = HullLists.of(meshes);
        count = meshes.size();
        vertexStart = lists.vertexStart();
        vertex = lists.vertex();
        neighborStart = Ragged.starts(lists.neighbors());
        neighbor = Ragged.flat(lists.neighbors());
        polygonStart = lists.polygonStart();
        polygonNormal = lists.polygonNormal();
        polygonPlane = lists.polygonPlane();
        polygonVertexStart = Ragged.starts(lists.polygons());
        polygonVertex = Ragged.flat(lists.polygons());
        vertexPolygonStart = Ragged.starts(lists.vertexPolygons());
        vertexPolygon = Ragged.flat(lists.vertexPolygons());
        mostCorners = lists.polygons().stream().mapToInt(List::size).max().orElse(0);
    }
}
