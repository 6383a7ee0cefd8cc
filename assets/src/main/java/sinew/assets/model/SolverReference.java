package sinew.assets.model;

/**
 * MuJoCo's {@code solref}: the spring-damper that a constraint imitates. Both positive: time constant and damping ratio; both negative:
 * minus stiffness and minus damping.
 *
 * @param first time constant in s (about the time until the violation is gone), or minus stiffness
 * @param second damping ratio (1 is critical), or minus damping
 */
public record SolverReference(double first, double second) {
    /** MuJoCo's standard. */
    public static final SolverReference STANDARD = new SolverReference(0.02, 1);
}
