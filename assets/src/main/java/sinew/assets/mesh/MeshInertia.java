package sinew.assets.mesh;

/** How volume, centre of mass and inertia of a mesh are found (MuJoCo XML reference, "asset/mesh", attribute inertia). */
public enum MeshInertia {
    /** Those of the convex hull. */
    CONVEX,
    /** Signed sum over the triangles; the surface must be closed and consistently oriented. */
    EXACT,
    /** Sum of absolute volumes of the tetrahedra from the surface's centroid; too large where the surface is not convex. */
    LEGACY,
    /** Mass is spread over the surface. */
    SHELL
}
