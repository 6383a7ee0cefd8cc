package sinew.assets.model;

/**
 * A joint's spring and damper stated by the motion they shall give; stiffness and damping are still to be computed from these and the
 * inertia in the initial pose (MuJoCo XML reference, "body/joint", attribute springdamper).
 *
 * @param timeConstant in s; 0 if the joint states stiffness and damping themselves
 * @param dampingRatio 1 is critical; 0 if the joint states stiffness and damping themselves
 */
public record SpringDamper(double timeConstant, double dampingRatio) {
    /** Stiffness and damping are stated themselves. */
    public static final SpringDamper NONE = new SpringDamper(0, 0);
}
