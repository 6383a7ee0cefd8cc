package sinew.assets.model;

/**
 * A camera on a body. It looks along its negative z axis; y is up.
 *
 * @param index number of the camera in the model
 * @param bodyIndex number of its body
 * @param name unique name among cameras, or empty
 * @param mode how it follows
 * @param targetBodyIndex number of the body that it is turned to, or -1
 * @param pose in the body's frame
 * @param fieldOfView vertical, in rad; of an orthographic camera the height of the picture in m
 * @param orthographic whether lines of sight are parallel
 * @param location where it was written
 */
public record CameraSpec(
        int index,
        int bodyIndex,
        String name,
        CameraMode mode,
        int targetBodyIndex,
        Pose pose,
        double fieldOfView,
        boolean orthographic,
        SourceLocation location) {}
