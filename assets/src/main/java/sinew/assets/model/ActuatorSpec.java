package sinew.assets.model;

import java.util.List;

/**
 * An actuator: force = gain * (control or activation) + bias, clamped to the force range, times gear on what it acts on
 * (MuJoCo documentation, Computation, "Actuation model").
 *
 * @param index number of the actuator in the model; controls are in this order
 * @param name unique name among actuators, or empty
 * @param kind shortcut that it was written with
 * @param transmission what it acts on
 * @param targetIndex number of the joint, tendon, site, body or crank site that it acts on
 * @param referenceIndex number of the reference site, or of the slider site of a slider-crank; -1 if there is none
 * @param crankLength length of the rod of a slider-crank, in m
 * @param gear six factors; the first for slide, hinge and tendon, three for ball, all for free joints and sites; actuator length is gear
 *     times position
 * @param controlLimited whether the control signal is clamped to {@code controlRange}
 * @param controlRange range of the control signal
 * @param forceLimited whether the force is clamped to {@code forceRange}
 * @param forceRange range of the force before gear, in N or N m
 * @param activationLimited whether the activation is clamped to {@code activationRange}
 * @param activationRange range of the activation
 * @param activationCount entries of the activation vector that the actuator has: 0 without dynamics, else 1
 * @param dynamics how the activation follows the control signal
 * @param dynamicsParameters figures of {@code dynamics}, ten
 * @param gain how the gain is made
 * @param gainParameters figures g of {@code gain}, ten; of a muscle: operating range (2), peak force, scale, lmin, lmax, vmax, fpmax, fvmax
 * @param bias how the bias force is made
 * @param biasParameters figures b of {@code bias}, ten; of a muscle as for the gain
 * @param dampingRatio if above 0, b2 is still to be computed from this ratio of critical damping and the inertia in the initial pose
 * @param lengthRange feasible lengths, in the transmission's unit; {@link Range#NONE} if it is still to be computed
 * @param damping of its joint's freedoms or its tendon, to be multiplied with the square of the first gear
 * @param dampingGrowth how it changes with their speed
 * @param armature inertia added to its joint's freedoms or its tendon, to be multiplied with the square of the first gear
 * @param delay of the control signal
 * @param actEarly whether force uses the activation of the end of the step
 * @param group 0 to 5 by custom; viewers show and hide by group
 * @param location where it was written
 */
public record ActuatorSpec(
        int index,
        String name,
        ActuatorKind kind,
        TransmissionType transmission,
        int targetIndex,
        int referenceIndex,
        double crankLength,
        List<Double> gear,
        boolean controlLimited,
        Range controlRange,
        boolean forceLimited,
        Range forceRange,
        boolean activationLimited,
        Range activationRange,
        int activationCount,
        ActuatorDynamics dynamics,
        List<Double> dynamicsParameters,
        ActuatorGain gain,
        List<Double> gainParameters,
        ActuatorBias bias,
        List<Double> biasParameters,
        double dampingRatio,
        Range lengthRange,
        double damping,
        Polynomial dampingGrowth,
        double armature,
        ControlDelay delay,
        boolean actEarly,
        int group,
        SourceLocation location) {
    /** Copies the lists. */
    public ActuatorSpec {
        gear = List.copyOf(gear);
        dynamicsParameters = List.copyOf(dynamicsParameters);
        gainParameters = List.copyOf(gainParameters);
        biasParameters = List.copyOf(biasParameters);
    }

    /**
     * The joint that it acts on.
     *
     * @return its number, or -1 if it acts on something else
     */
    public int jointIndex() {
        boolean joint = transmission == TransmissionType.JOINT || transmission == TransmissionType.JOINT_IN_PARENT;
        return joint ? targetIndex : -1;
    }
}
