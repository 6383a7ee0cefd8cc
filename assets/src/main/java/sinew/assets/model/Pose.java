package sinew.assets.model;

/**
 * Where a frame is in its parent frame.
 *
 * @param position origin of the frame, in the parent frame, in m
 * @param orientation unit quaternion that turns components of this frame into the parent frame
 */
public record Pose(Vector3 position, Quaternion orientation) {
    /** The parent frame itself. */
    public static final Pose IDENTITY = new Pose(Vector3.ZERO, Quaternion.IDENTITY);

    /**
     * Composition.
     *
     * @param child a pose in this frame
     * @return the same pose in this frame's parent
     */
    public Pose times(Pose child) {
        return new Pose(transform(child.position), orientation.times(child.orientation));
    }

    /**
     * Takes a point to the parent frame.
     *
     * @param point in this frame, in m
     * @return the point in the parent frame, in m
     */
    public Vector3 transform(Vector3 point) {
        return position.plus(orientation.rotate(point));
    }

    /**
     * The parent frame's pose in this frame.
     *
     * @return the inverse
     */
    public Pose inverse() {
        Quaternion back = orientation.conjugate();
        return new Pose(back.rotate(position.times(-1)), back);
    }
}
