package sinew.assets.model;

/**
 * How stiffness grows with the stretch x, which may be negative, or damping with the speed x: c + quadratic x + cubic x^2, with the
 * constant c beside it. Force is that times stretch or velocity.
 *
 * @param quadratic factor of x
 * @param cubic factor of x^2
 */
public record Polynomial(double quadratic, double cubic) {
    /** Stiffness or damping that is the same everywhere. */
    public static final Polynomial NONE = new Polynomial(0, 0);
}
