package sinew.assets.model;

/**
 * Two geoms that may touch whatever their masks say, with figures of their own. What the file left out is already mixed from the geoms'.
 *
 * @param index number of the pair in the model
 * @param name unique name among pairs, or empty
 * @param firstGeomIndex number of one geom
 * @param secondGeomIndex number of the other geom
 * @param dimensions 1 frictionless, 3 sliding, 4 and torsional, 6 and rolling friction
 * @param friction coefficients of friction
 * @param reference spring-damper in the normal direction
 * @param frictionReference spring-damper of the frictional directions; zeros if they share {@code reference}
 * @param impedance strength
 * @param margin distance from which on a contact produces force, in m
 * @param gap distance beyond the margin within which a contact is detected without force, in m
 * @param location where it was written
 */
public record ContactPairSpec(
        int index,
        String name,
        int firstGeomIndex,
        int secondGeomIndex,
        int dimensions,
        PairFriction friction,
        SolverReference reference,
        SolverReference frictionReference,
        SolverImpedance impedance,
        double margin,
        double gap,
        SourceLocation location) {}
