package sinew.assets.model;

/**
 * A rigid shape attached to a body: it is drawn, may touch, and may carry mass.
 *
 * @param index number of the geom in the model
 * @param bodyIndex number of its body
 * @param name unique name among geoms, or empty
 * @param type shape
 * @param size dimensions in m by {@link GeomType}; components that the shape does not use are 0
 * @param pose in the body's frame; of a mesh the pose of the mesh's inertial frame
 * @param meshIndex number of the mesh that gives the shape, or -1; primitive shapes that were fitted to a mesh have none
 * @param heightFieldIndex number of the height field that gives the shape, or -1
 * @param contact how it touches
 * @param color of drawing, material already applied
 * @param material name of the material that gave the colour, or empty
 * @param group 0 to 5 by custom; viewers show and hide by group
 * @param mass in kg, stated or density times volume; already counted in the body's inertia where that is inferred from geoms
 * @param moments principal moments of inertia about the axes of {@code pose}, in kg m^2
 * @param fluid how it meets the medium
 * @param location where it was written
 */
public record GeomSpec(
        int index,
        int bodyIndex,
        String name,
        GeomType type,
        Vector3 size,
        Pose pose,
        int meshIndex,
        int heightFieldIndex,
        ContactProperties contact,
        Color color,
        String material,
        int group,
        double mass,
        Vector3 moments,
        FluidInteraction fluid,
        SourceLocation location) {
    /**
     * The same with numbers.
     *
     * @param newIndex number in the model
     * @param newBodyIndex number of the body
     * @return the changed copy
     */
    public GeomSpec withIndices(int newIndex, int newBodyIndex) {
        return with(newIndex, newBodyIndex, pose);
    }

    /**
     * The same at another place.
     *
     * @param newPose in the body's frame
     * @return the changed copy
     */
    public GeomSpec withPose(Pose newPose) {
        return with(index, bodyIndex, newPose);
    }

    private GeomSpec with(int newIndex, int newBodyIndex, Pose newPose) {
        return new GeomSpec(
                newIndex,
                newBodyIndex,
                name,
                type,
                size,
                newPose,
                meshIndex,
                heightFieldIndex,
                contact,
                color,
                material,
                group,
                mass,
                moments,
                fluid,
                location);
    }
}
