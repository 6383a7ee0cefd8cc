package sinew.assets.model;

/** How the gain of an actuator is made of its parameters g. */
public enum ActuatorGain {
    /** Gain is g0. */
    FIXED,
    /** Gain is g0 + g1 length + g2 velocity. */
    AFFINE,
    /** Active force of a muscle (MuJoCo documentation, Modeling, "Muscles"). */
    MUSCLE
}
