package sinew.assets.model;

import java.util.List;

/**
 * An equality constraint. Figures that follow from the initial pose are already computed.
 *
 * <p>{@code data} holds MuJoCo's eleven numbers, those without use zero. Connect: anchor in the first body's frame (3) and in the second's
 * (3), in m. Weld: anchor in the second body's frame (3), pose of the second body in the first's frame as position (3) and quaternion
 * (4), ratio of torque to force in m (1). Connect and weld of sites: the anchors are zero and the relative pose is the identity: the
 * sites themselves meet. Joint and tendon: coefficients of the polynomial a0 to a4 (5) of the difference between the second's position
 * and its initial position.
 *
 * @param index number of the constraint in the model
 * @param name unique name among equality constraints, or empty
 * @param type what is kept equal
 * @param objects {@link ObjectType#BODY} or {@link ObjectType#SITE} for connect and weld, {@link ObjectType#JOINT},
 *     {@link ObjectType#TENDON}
 * @param firstIndex number of the first object
 * @param secondIndex number of the second object: 0, the world, if a connect or weld names no second body; -1 if a joint or tendon has none
 * @param data see above
 * @param reference spring-damper
 * @param impedance strength
 * @param active whether it is on in the initial state
 * @param location where it was written
 */
public record EqualitySpec(
        int index,
        String name,
        EqualityType type,
        ObjectType objects,
        int firstIndex,
        int secondIndex,
        List<Double> data,
        SolverReference reference,
        SolverImpedance impedance,
        boolean active,
        SourceLocation location) {
    /** Copies the list. */
    public EqualitySpec {
        data = List.copyOf(data);
    }
}
