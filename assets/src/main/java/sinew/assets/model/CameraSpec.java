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
 * @param image the picture it takes
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
        CameraImage image,
        SourceLocation location) {
    /**
     * The same with numbers.
     *
     * @param newIndex number in the model
     * @param newBodyIndex number of the body
     * @param newTargetBodyIndex number of the body that it is turned to, or -1
     * @return the changed copy
     */
    public CameraSpec withIndices(int newIndex, int newBodyIndex, int newTargetBodyIndex) {
        return new CameraSpec(
                newIndex,
                newBodyIndex,
                name,
                mode,
                newTargetBodyIndex,
                pose,
                fieldOfView,
                orthographic,
                image,
                location);
    }

    /**
     * The same at another place.
     *
     * @param newPose in the body's frame
     * @return the changed copy
     */
    public CameraSpec withPose(Pose newPose) {
        return new CameraSpec(
                index, bodyIndex, name, mode, targetBodyIndex, newPose, fieldOfView, orthographic, image, location);
    }
}
