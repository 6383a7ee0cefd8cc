package sinew.assets.model;

/**
 * How late an actuator hears its control signal, and how it fills in what lies between the steps in which the signal was noted.
 *
 * @param time in s; 0 is at once
 * @param samples how many steps are remembered
 * @param interpolation between them
 */
public record ControlDelay(double time, int samples, Interpolation interpolation) {
    /** The signal is heard at once. */
    public static final ControlDelay NONE = new ControlDelay(0, 0, Interpolation.HOLD);

    /** What lies between two samples. */
    public enum Interpolation {
        /** The earlier sample. */
        HOLD,
        /** A straight line. */
        LINEAR,
        /** A cubic with the slopes of Catmull and Rom, at both ends of what is remembered with slope 0. */
        CUBIC
    }
}
