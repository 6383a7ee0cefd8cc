package sinew.assets.model;

/** The shortcut that an actuator was written with; the figures of {@link ActuatorSpec} say all of what it does. */
public enum ActuatorKind {
    /** Force is the control signal. */
    MOTOR,
    /** Servo: force is kp (control - position) - kv velocity. */
    POSITION,
    /** Servo: force is kv (control - velocity). */
    VELOCITY,
    /** Servo on position whose target is the integral of the control signal. */
    INTEGRATED_VELOCITY,
    /** Force is - kv velocity control. */
    DAMPER,
    /** Pneumatic or hydraulic cylinder: pressure follows the control signal. */
    CYLINDER,
    /** Muscle. */
    MUSCLE,
    /** Pulls the contacts of a body together. */
    ADHESION,
    /** All figures stated. */
    GENERAL
}
