package sinew.assets.model;

/** What the path of a tendon leads over. */
public enum WrapType {
    /** A slide or hinge joint of a fixed tendon. */
    JOINT,
    /** The end of one branch and the beginning of the next. */
    PULLEY,
    /** A site that the tendon passes through. */
    SITE,
    /** A sphere round which it runs. */
    SPHERE,
    /** A cylinder round which it runs. */
    CYLINDER
}
