package sinew.assets.model;

/** How the activation of an actuator follows its control signal. */
public enum ActuatorDynamics {
    /** No activation: the control signal acts at once. */
    NONE,
    /** The activation is the integral of the control signal. */
    INTEGRATOR,
    /** First-order filter with the time constant of the first parameter, in s. */
    FILTER,
    /** The same filter, integrated exactly. */
    FILTER_EXACT,
    /** Filter of a muscle; parameters: time constants of activation and deactivation in s, and width of the smooth change between them. */
    MUSCLE
}
