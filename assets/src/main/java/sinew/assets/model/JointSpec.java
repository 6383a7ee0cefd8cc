package sinew.assets.model;

/**
 * A joint between a body and its parent. A body's joints act one after the other, the first one nearest to the parent.
 *
 * @param index number of the joint in the model
 * @param bodyIndex number of the body that it moves
 * @param name unique name among joints, or empty
 * @param type what moves
 * @param position anchor in the body's frame, in m; zero for free joints
 * @param axis unit vector in the body's frame; the z axis for free and ball joints
 * @param limited whether the range is kept
 * @param range of the position: m for slide; rad for hinge; for ball 0 and the largest angle in rad
 * @param limitMargin distance from which on the limit is active, in m or rad
 * @param limitReference spring-damper of the limit
 * @param limitImpedance strength of the limit
 * @param stiffness of the spring, in N/m or N m/rad; 0 is no spring
 * @param stiffnessGrowth how it changes with the stretch
 * @param springDamper spring and damper stated by their motion instead
 * @param springReference position at which the spring is at rest, in m or rad (slide and hinge; else the initial pose)
 * @param reference position that the joint reports in the initial pose, in m or rad (slide and hinge)
 * @param damping force per velocity, in N s/m or N m s/rad, for every freedom of the joint
 * @param dampingGrowth how it changes with the speed
 * @param armature inertia added to every freedom (a geared rotor), in kg or kg m^2
 * @param frictionLoss dry friction, in N or N m, for every freedom
 * @param frictionReference spring-damper of dry friction
 * @param frictionImpedance strength of dry friction
 * @param actuatorForceLimited whether {@code actuatorForceRange} is kept
 * @param actuatorForceRange range of the sum of all actuator forces on the joint, in N or N m (slide and hinge)
 * @param actuatorGravityCompensation whether gravity compensation counts as actuator force
 * @param group 0 to 5 by custom; viewers show and hide by group
 * @param location where it was written
 */
public record JointSpec(
        int index,
        int bodyIndex,
        String name,
        JointType type,
        Vector3 position,
        Vector3 axis,
        boolean limited,
        Range range,
        double limitMargin,
        SolverReference limitReference,
        SolverImpedance limitImpedance,
        double stiffness,
        Polynomial stiffnessGrowth,
        SpringDamper springDamper,
        double springReference,
        double reference,
        double damping,
        Polynomial dampingGrowth,
        double armature,
        double frictionLoss,
        SolverReference frictionReference,
        SolverImpedance frictionImpedance,
        boolean actuatorForceLimited,
        Range actuatorForceRange,
        boolean actuatorGravityCompensation,
        int group,
        SourceLocation location) {
    /**
     * The same with numbers.
     *
     * @param newIndex number in the model
     * @param newBodyIndex number of the body
     * @return the changed copy
     */
    public JointSpec withIndices(int newIndex, int newBodyIndex) {
        return new JointSpec(
                newIndex,
                newBodyIndex,
                name,
                type,
                position,
                axis,
                limited,
                range,
                limitMargin,
                limitReference,
                limitImpedance,
                stiffness,
                stiffnessGrowth,
                springDamper,
                springReference,
                reference,
                damping,
                dampingGrowth,
                armature,
                frictionLoss,
                frictionReference,
                frictionImpedance,
                actuatorForceLimited,
                actuatorForceRange,
                actuatorGravityCompensation,
                group,
                location);
    }
}
