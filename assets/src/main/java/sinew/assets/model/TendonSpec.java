package sinew.assets.model;

import java.util.List;

/**
 * A tendon: a length that depends on the joints, either as a linear sum of joint positions (fixed) or as the length of a path in space.
 *
 * @param index number of the tendon in the model
 * @param name unique name among tendons, or empty
 * @param path joints of a fixed tendon, or sites, geoms and pulleys in the order of the path
 * @param limited whether the range is kept
 * @param range of the length, in m (for fixed tendons in the unit of its joints)
 * @param limitMargin distance from which on the limit is active
 * @param limitReference spring-damper of the limit
 * @param limitImpedance strength of the limit
 * @param stiffness of the spring
 * @param stiffnessGrowth how it changes with the stretch
 * @param springLength lengths between which the spring is at rest; both -1 if they are the length in the initial pose
 * @param damping force per velocity
 * @param dampingGrowth how it changes with the speed
 * @param armature inertia of the length
 * @param frictionLoss dry friction
 * @param frictionReference spring-damper of dry friction
 * @param frictionImpedance strength of dry friction
 * @param actuatorForceLimited whether {@code actuatorForceRange} is kept
 * @param actuatorForceRange range of the sum of all actuator forces on the tendon
 * @param width of drawing, in m
 * @param color of drawing
 * @param group 0 to 5 by custom; viewers show and hide by group
 * @param location where it was written
 */
public record TendonSpec(
        int index,
        String name,
        List<WrapSpec> path,
        boolean limited,
        Range range,
        double limitMargin,
        SolverReference limitReference,
        SolverImpedance limitImpedance,
        double stiffness,
        Polynomial stiffnessGrowth,
        Range springLength,
        double damping,
        Polynomial dampingGrowth,
        double armature,
        double frictionLoss,
        SolverReference frictionReference,
        SolverImpedance frictionImpedance,
        boolean actuatorForceLimited,
        Range actuatorForceRange,
        double width,
        Color color,
        int group,
        SourceLocation location) {
    /** The spring length of a tendon that states none. */
    public static final Range INITIAL_LENGTH = new Range(-1, -1);

    /** Copies the list. */
    public TendonSpec {
        path = List.copyOf(path);
    }

    /**
     * Whether its length is a sum of joint positions.
     *
     * @return false if it is a path in space
     */
    public boolean isFixed() {
        return !path.isEmpty() && path.getFirst().type() == WrapType.JOINT;
    }
}
