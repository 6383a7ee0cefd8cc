package sinew.assets.model;

/** What an equality constraint keeps equal (MuJoCo documentation, Computation, "Equality"). */
public enum EqualityType {
    /** Two points on two bodies: a ball joint outside of the tree. */
    CONNECT,
    /** The poses of two bodies. */
    WELD,
    /** The position of a slide or hinge joint and a polynomial of another's. */
    JOINT,
    /** The length of a tendon and a polynomial of another's. */
    TENDON
}
