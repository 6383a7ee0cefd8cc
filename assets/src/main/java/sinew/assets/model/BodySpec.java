package sinew.assets.model;

import java.util.List;

/**
 * A rigid body. Without joints it is fixed to its parent.
 *
 * @param index number of the body in the model; 0 is the world
 * @param name unique name among bodies, or empty; the world's is {@code world}
 * @param parentIndex number of the parent, smaller than {@code index}; 0 for the world itself
 * @param pose in the parent's frame, in the initial pose
 * @param inertial mass and inertia
 * @param gravityCompensation part of the body's weight that is lifted; 0 is none, 1 all
 * @param mocap whether the body is moved by the user and not by physics
 * @param joints to the parent, in order
 * @param geoms of this body, in order
 * @param sites of this body, in order
 * @param cameras of this body, in order
 * @param location where it was written
 */
public record BodySpec(
        int index,
        String name,
        int parentIndex,
        Pose pose,
        InertialSpec inertial,
        double gravityCompensation,
        boolean mocap,
        List<JointSpec> joints,
        List<GeomSpec> geoms,
        List<SiteSpec> sites,
        List<CameraSpec> cameras,
        SourceLocation location) {
    /** Copies the lists. */
    public BodySpec {
        joints = List.copyOf(joints);
        geoms = List.copyOf(geoms);
        sites = List.copyOf(sites);
        cameras = List.copyOf(cameras);
    }

    /**
     * The same body with another inertia.
     *
     * @param newInertial mass and inertia
     * @return the body
     */
    public BodySpec withInertial(InertialSpec newInertial) {
        return new BodySpec(
                index,
                name,
                parentIndex,
                pose,
                newInertial,
                gravityCompensation,
                mocap,
                joints,
                geoms,
                sites,
                cameras,
                location);
    }
}
