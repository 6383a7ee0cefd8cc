package sinew.assets.model;

/** How the bias force of an actuator is made of its parameters b. */
public enum ActuatorBias {
    /** No bias. */
    NONE,
    /** Bias is b0 + b1 length + b2 velocity. */
    AFFINE,
    /** Passive force of a muscle (MuJoCo documentation, Modeling, "Muscles"). */
    MUSCLE
}
