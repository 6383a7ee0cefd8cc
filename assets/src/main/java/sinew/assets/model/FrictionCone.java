package sinew.assets.model;

/** The shape of friction cones. */
public enum FrictionCone {
    /** Linear, a pyramid. */
    PYRAMIDAL,
    /** Quadratic, an ellipse. */
    ELLIPTIC
}
