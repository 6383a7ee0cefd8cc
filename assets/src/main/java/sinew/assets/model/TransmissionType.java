package sinew.assets.model;

/** What an actuator acts on. */
public enum TransmissionType {
    /** A joint; torques on ball and free joints are in the frame of the child. */
    JOINT,
    /** A joint; torques on ball and free joints are in the frame of the parent. */
    JOINT_IN_PARENT
}
