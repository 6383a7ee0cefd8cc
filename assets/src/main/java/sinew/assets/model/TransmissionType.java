package sinew.assets.model;

/** What an actuator acts on. */
public enum TransmissionType {
    /** A joint; torques on ball and free joints are in the frame of the child. */
    JOINT,
    /** A joint; torques on ball and free joints are in the frame of the parent. */
    JOINT_IN_PARENT,
    /** A tendon. */
    TENDON,
    /** A site: force and torque in its frame, or in the frame of and relative to a reference site. */
    SITE,
    /** All contacts of a body, along their normals. */
    BODY,
    /** A crank that a slider turns. */
    SLIDER_CRANK
}
