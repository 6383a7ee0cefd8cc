package sinew.assets.model;

/** How velocities and positions are advanced (MuJoCo documentation, Computation, "Numerical integration"). */
public enum Integrator {
    /** Semi-implicit Euler; joint damping is implicit unless {@link OptionFlag#EULERDAMP} is off. */
    EULER,
    /** Runge-Kutta of fourth order. */
    RK4,
    /** Euler, implicit in all velocity-dependent forces. */
    IMPLICIT,
    /** As {@code IMPLICIT} without Coriolis and centripetal derivatives, with a symmetric matrix. */
    IMPLICITFAST
}
