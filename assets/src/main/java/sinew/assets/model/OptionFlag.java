package sinew.assets.model;

/** Parts of the simulation that a model switches on and off, under MuJoCo's names. */
public enum OptionFlag {
    /** All constraints. */
    CONSTRAINT(true),
    /** Equality constraints. */
    EQUALITY(true),
    /** Dry friction. */
    FRICTIONLOSS(true),
    /** Limits of joints and tendons. */
    LIMIT(true),
    /** Collision detection and contacts. */
    CONTACT(true),
    /** Springs of joints and tendons. */
    SPRING(true),
    /** Damping of joints and tendons. */
    DAMPER(true),
    /** Gravity. */
    GRAVITY(true),
    /** Clamping of controls to their ranges. */
    CLAMPCTRL(true),
    /** Warm start of the constraint solver. */
    WARMSTART(true),
    /** No contacts between a body and its parent. */
    FILTERPARENT(true),
    /** Actuators. */
    ACTUATION(true),
    /** Time constants of constraints at least two timesteps. */
    REFSAFE(true),
    /** Sensors. */
    SENSOR(true),
    /** Bounding volume trees within a body pair. */
    MIDPHASE(true),
    /** Native convex collision. */
    NATIVECCD(true),
    /** Implicit joint damping of the Euler integrator. */
    EULERDAMP(true),
    /** Reset of a state that turned into nonsense. */
    AUTORESET(true),
    /** Independent parts are solved one by one. */
    ISLAND(true),
    /** Several contacts per pair of convex shapes. */
    MULTICCD(true),
    /** Contact parameters of the option replace those of geoms. */
    OVERRIDE(false),
    /** Energy is computed. */
    ENERGY(false),
    /** Forward and inverse dynamics are compared. */
    FWDINV(false),
    /** Inverse dynamics for discrete time. */
    INVDISCRETE(false),
    /** Parts at rest are not simulated. */
    SLEEP(false);

    private final boolean standard;

    OptionFlag(boolean standard) {
        this.standard = standard;
    }

    /**
     * Whether a model that says nothing has the flag on.
     *
     * @return the standard
     */
    public boolean standard() {
        return standard;
    }
}
