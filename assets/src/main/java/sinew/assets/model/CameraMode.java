package sinew.assets.model;

/** How a camera follows the bodies (MuJoCo XML reference, "body/camera"). */
public enum CameraMode {
    /** Fixed to its body. */
    FIXED,
    /** Moves with its body, keeps its orientation in the world. */
    TRACK,
    /** As {@code TRACK}, with the centre of mass of the subtree of the body. */
    TRACK_CENTER_OF_MASS,
    /** Fixed to its body, turned to another body. */
    TARGET_BODY,
    /** As {@code TARGET_BODY}, turned to the centre of mass of the other body's subtree. */
    TARGET_BODY_CENTER_OF_MASS
}
