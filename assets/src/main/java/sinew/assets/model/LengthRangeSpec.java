package sinew.assets.model;

/**
 * How feasible lengths of actuators are computed (MuJoCo XML reference, "compiler/lengthrange").
 *
 * @param actuators for which actuators
 * @param useStated whether a range that an actuator states is kept
 * @param useLimits whether the limits of the joint or tendon are taken where there are some
 * @param acceleration of the pull to the ends, in m/s^2 or rad/s^2
 * @param maximumForce largest force of the pull, 0 is none
 * @param timeConstant of the velocity's decay, in s
 * @param timestep of the computation, in s
 * @param totalTime of the computation, in s
 * @param interval at the end over which the length is measured, in s
 * @param tolerance largest change of the length in the interval, relative to the range
 */
public record LengthRangeSpec(
        Actuators actuators,
        boolean useStated,
        boolean useLimits,
        double acceleration,
        double maximumForce,
        double timeConstant,
        double timestep,
        double totalTime,
        double interval,
        double tolerance) {
    /** The actuators whose ranges are computed. */
    public enum Actuators {
        /** None. */
        NONE,
        /** Muscles. */
        MUSCLE,
        /** Muscles and those with user-defined forces. */
        MUSCLE_AND_USER,
        /** All. */
        ALL
    }

    /** MuJoCo's standard. */
    public static final LengthRangeSpec STANDARD =
            new LengthRangeSpec(Actuators.MUSCLE, true, false, 20, 0, 1, 0.01, 10, 2, 0.05);
}
