package sinew.sim.kernel.linker;

import java.util.List;

/**
 * What makes a value differ from lane to lane: the lane's index itself, or a parameter that differs.
 *
 * @param lane whether it differs with the lane
 * @param parameters one bit for every parameter that it depends on; a member function's own value comes after the last
 */
public record Variation(boolean lane, long parameters) {
    /** The same on every lane. */
    public static final Variation NONE = new Variation(false, 0);

    /** Differs with the lane. */
    public static final Variation LANE = new Variation(true, 0);

    /**
     * Makes the variation of a parameter.
     *
     * @param index its place
     * @return depends on this parameter
     */
    public static Variation ofParameter(int index) {
        return new Variation(false, 1L << index);
    }

    /**
     * Unites.
     *
     * @param other another variation
     * @return depends on both
     */
    public Variation or(Variation other) {
        return new Variation(lane || other.lane, parameters | other.parameters);
    }

    /**
     * Replaces a function's parameters by the arguments of a call.
     *
     * @param arguments the variation of each argument
     * @return the variation seen by the caller
     */
    public Variation through(List<Variation> arguments) {
        Variation result = new Variation(lane, 0);
        for (int i = 0; i < arguments.size(); i++) {
            if (dependsOn(i)) {
                result = result.or(arguments.get(i));
            }
        }
        return result;
    }

    /**
     * Asks about one parameter.
     *
     * @param index its place
     * @return whether it is among the reasons
     */
    public boolean dependsOn(int index) {
        return (parameters >> index & 1) != 0;
    }
}
