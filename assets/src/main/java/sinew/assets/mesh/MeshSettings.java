package sinew.assets.mesh;

import sinew.assets.model.Quaternion;
import sinew.assets.model.Vector3;

/**
 * What is done with the vertices of a mesh before its mass properties are computed: first moved, then turned, then scaled.
 *
 * @param scale factors along the axes, none of them 0; a negative product mirrors the mesh and turns its triangles round
 * @param referencePosition point of the file that becomes the origin, in the file's unit
 * @param referenceOrientation orientation of the mesh's frame in the file's
 * @param inertia how mass properties are found
 * @param mostHullVertices most vertices of the convex hull, at least 4; -1 is no limit
 */
public record MeshSettings(
        Vector3 scale,
        Vector3 referencePosition,
        Quaternion referenceOrientation,
        MeshInertia inertia,
        int mostHullVertices) {
    /** The mesh as it is in the file. */
    public static final MeshSettings STANDARD =
            new MeshSettings(new Vector3(1, 1, 1), Vector3.ZERO, Quaternion.IDENTITY, MeshInertia.LEGACY, -1);

    /**
     * Tells whether the scale mirrors.
     *
     * @return whether the product of the factors is negative
     */
    public boolean mirrors() {
        return scale.x() * scale.y() * scale.z() < 0;
    }
}
