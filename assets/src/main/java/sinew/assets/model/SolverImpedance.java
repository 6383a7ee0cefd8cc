package sinew.assets.model;

/**
 * MuJoCo's {@code solimp}: how strongly a constraint acts, as a function of how much it is violated.
 *
 * @param minimum impedance d0 at no violation, 0 to 1
 * @param maximum impedance at {@code width} and beyond, 0 to 1
 * @param width violation over which the impedance goes from minimum to maximum, in m or rad
 * @param midpoint where in the width the curve's inflection lies, 0 to 1
 * @param power of the curve, at least 1
 */
public record SolverImpedance(double minimum, double maximum, double width, double midpoint, double power) {
    /** MuJoCo's standard. */
    public static final SolverImpedance STANDARD = new SolverImpedance(0.9, 0.95, 0.001, 0.5, 2);
}
