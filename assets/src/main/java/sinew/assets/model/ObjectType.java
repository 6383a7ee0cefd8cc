package sinew.assets.model;

/** Kinds of elements that other elements refer to. */
public enum ObjectType {
    /** Nothing. */
    NONE,
    /** A body; as the object of a sensor its inertial frame. */
    BODY,
    /** A body's own frame, MuJoCo's {@code xbody}. */
    BODY_FRAME,
    /** A joint. */
    JOINT,
    /** A geom. */
    GEOM,
    /** A site. */
    SITE,
    /** A camera. */
    CAMERA,
    /** A tendon. */
    TENDON,
    /** An actuator. */
    ACTUATOR
}
