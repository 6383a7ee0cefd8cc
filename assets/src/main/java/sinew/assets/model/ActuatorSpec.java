package sinew.assets.model;

import java.util.List;

/**
 * An actuator: force = gain * (control or activation) + bias, clamped to the force range, times gear on the joint
 * (MuJoCo documentation, Computation, "Actuation model").
 *
 * @param index number of the actuator in the model; controls are in this order
 * @param name unique name among actuators, or empty
 * @param kind shortcut that it was written with
 * @param transmission what it acts on
 * @param jointIndex number of the joint that it acts on
 * @param gear six factors; the first for slide and hinge, three for ball, all for free joints; actuator length is gear times position
 * @param controlLimited whether the control signal is clamped to {@code controlRange}
 * @param controlRange range of the control signal
 * @param forceLimited whether the force is clamped to {@code forceRange}
 * @param forceRange range of the force before gear, in N or N m
 * @param activationLimited whether the activation is clamped to {@code activationRange}
 * @param activationRange range of the activation
 * @param dynamics how the activation follows the control signal
 * @param dynamicsParameters figures of {@code dynamics}, three
 * @param gain how the gain is made
 * @param gainParameters figures g of {@code gain}, three
 * @param bias how the bias force is made
 * @param biasParameters figures b of {@code bias}, three
 * @param dampingRatio if above 0, b2 is still to be computed from this ratio of critical damping and the joint's inertia in the initial pose
 * @param actEarly whether force uses the activation of the end of the step
 * @param group 0 to 5 by custom; viewers show and hide by group
 * @param location where it was written
 */
public record ActuatorSpec(
        int index,
        String name,
        ActuatorKind kind,
        TransmissionType transmission,
        int jointIndex,
        List<Double> gear,
        boolean controlLimited,
        Range controlRange,
        boolean forceLimited,
        Range forceRange,
        boolean activationLimited,
        Range activationRange,
        ActuatorDynamics dynamics,
        List<Double> dynamicsParameters,
        ActuatorGain gain,
        List<Double> gainParameters,
        ActuatorBias bias,
        List<Double> biasParameters,
        double dampingRatio,
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
}
