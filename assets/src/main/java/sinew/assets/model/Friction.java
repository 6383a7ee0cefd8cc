package sinew.assets.model;

/**
 * Coefficients of contact friction of a geom.
 *
 * @param sliding along the contact plane, without unit
 * @param torsional about the contact normal, in m
 * @param rolling about the two tangents, in m
 */
public record Friction(double sliding, double torsional, double rolling) {
    /** MuJoCo's standard. */
    public static final Friction STANDARD = new Friction(1, 0.005, 0.0001);
}
