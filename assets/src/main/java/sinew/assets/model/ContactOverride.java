package sinew.assets.model;

/**
 * Figures that replace those of all contacts while the flag {@link OptionFlag#OVERRIDE} is on.
 *
 * @param margin distance from which on a contact produces force, in m
 * @param reference spring-damper
 * @param impedance strength
 * @param friction coefficients: sliding (2), torsional in m, rolling (2) in m
 */
public record ContactOverride(
        double margin, SolverReference reference, SolverImpedance impedance, PairFriction friction) {
    /** MuJoCo's standard. */
    public static final ContactOverride STANDARD =
            new ContactOverride(0, SolverReference.STANDARD, SolverImpedance.STANDARD, PairFriction.STANDARD);
}
