package sinew.assets.model;

/**
 * Coefficients of friction of a contact, along and about its two tangents and its normal.
 *
 * @param firstSliding along the first tangent
 * @param secondSliding along the second tangent
 * @param torsional about the normal, in m
 * @param firstRolling about the first tangent, in m
 * @param secondRolling about the second tangent, in m
 */
public record PairFriction(
        double firstSliding, double secondSliding, double torsional, double firstRolling, double secondRolling) {
    /** MuJoCo's standard. */
    public static final PairFriction STANDARD = new PairFriction(1, 1, 0.005, 0.0001, 0.0001);
}
