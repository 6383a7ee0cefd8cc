package sinew.assets.model;

/**
 * How a geom meets the medium around it (MuJoCo documentation, Computation, "Ellipsoid model").
 *
 * @param ellipsoid whether the geom's ellipsoid counts; if no geom of a body does, the body's inertia box does
 * @param bluntDrag drag coefficient of a blunt body
 * @param slenderDrag drag coefficient of a slender body
 * @param angularDrag coefficient of angular drag
 * @param kuttaLift coefficient of lift by the Kutta condition
 * @param magnusLift coefficient of lift by rotation
 */
public record FluidInteraction(
        boolean ellipsoid,
        double bluntDrag,
        double slenderDrag,
        double angularDrag,
        double kuttaLift,
        double magnusLift) {
    /** The inertia box, with MuJoCo's standard coefficients. */
    public static final FluidInteraction STANDARD = new FluidInteraction(false, 0.5, 0.25, 1.5, 1, 1);
}
