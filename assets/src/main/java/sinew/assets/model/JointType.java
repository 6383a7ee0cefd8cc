package sinew.assets.model;

/** How a joint lets its body move against the parent. */
public enum JointType {
    /** All six freedoms; position: x y z and a unit quaternion w x y z; velocity: linear (world frame), angular (body frame). */
    FREE(7, 6),
    /** Rotation about a point; position: a unit quaternion w x y z; velocity: angular, in the body frame. */
    BALL(4, 3),
    /** Translation along an axis, in m. */
    SLIDE(1, 1),
    /** Rotation about an axis, in rad. */
    HINGE(1, 1);

    private final int positionCount;
    private final int velocityCount;

    JointType(int positionCount, int velocityCount) {
        this.positionCount = positionCount;
        this.velocityCount = velocityCount;
    }

    /**
     * Entries of the position vector.
     *
     * @return how many numbers the joint takes in {@code qpos}
     */
    public int positionCount() {
        return positionCount;
    }

    /**
     * Degrees of freedom.
     *
     * @return how many numbers the joint takes in {@code qvel}
     */
    public int velocityCount() {
        return velocityCount;
    }
}
