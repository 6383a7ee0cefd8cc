package sinew.assets.model;

/**
 * Mass and inertia of a body, about its centre of mass.
 *
 * @param mass in kg
 * @param pose centre of mass and principal axes, in the body's frame
 * @param moments principal moments of inertia about the axes of {@code pose}, in kg m^2
 * @param inferred whether it was computed from the body's geoms
 */
public record InertialSpec(double mass, Pose pose, Vector3 moments, boolean inferred) {
    /** No mass, at the origin: the world. */
    public static final InertialSpec NONE = new InertialSpec(0, Pose.IDENTITY, Vector3.ZERO, true);
}
