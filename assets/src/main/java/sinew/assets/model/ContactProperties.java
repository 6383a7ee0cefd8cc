package sinew.assets.model;

/**
 * How a geom takes part in contacts.
 *
 * @param type bit mask; two geoms may touch if the type of one meets the affinity of the other
 * @param affinity bit mask, see {@code type}
 * @param dimensions 1 frictionless, 3 sliding, 4 and torsional, 6 and rolling friction
 * @param priority the geom with the higher one decides the contact's properties
 * @param friction coefficients of friction
 * @param solverMix weight in the mean of the solver parameters of two geoms with equal priority
 * @param reference spring-damper of the contact
 * @param impedance strength of the contact
 * @param margin distance from which on a contact produces force, in m
 * @param gap distance beyond the margin within which a contact is detected without force, in m
 */
public record ContactProperties(
        int type,
        int affinity,
        int dimensions,
        int priority,
        Friction friction,
        double solverMix,
        SolverReference reference,
        SolverImpedance impedance,
        double margin,
        double gap) {
    /**
     * Tells geoms that are only drawn from those that can touch.
     *
     * @return whether any other geom could touch this one
     */
    public boolean canTouch() {
        return type != 0 || affinity != 0;
    }
}
