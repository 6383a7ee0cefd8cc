package sinew.assets.model;

/** The shapes of geoms and sites. All are centred at their frame's origin; symmetric ones have their axis along z. */
public enum GeomType {
    /** Half space below z = 0; size: half extents of the drawn part along x and y (0 draws it without end), grid spacing. */
    PLANE,
    /** Size: radius. */
    SPHERE,
    /** Cylinder with half spheres at its ends; size: radius, half length of the straight part. */
    CAPSULE,
    /** Size: the three semi-axes. */
    ELLIPSOID,
    /** Size: radius, half length. */
    CYLINDER,
    /** Size: the three half extents. */
    BOX,
    /** Convex hull of a mesh; size: half extents of the mesh's bounding box about the frame's origin. */
    MESH,
    /** Height field; size: as {@link HeightFieldSpec}: radii along x and y, elevation. */
    HEIGHT_FIELD
}
