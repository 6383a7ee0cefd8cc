package sinew.sim.kernel;

/**
 * The lanes that share one environment. On the CPU there is one lane; on the GPU a power of two of them, at most 32.
 *
 * <p>Every lane of an environment must reach {@link #sync} and the reductions together.
 */
public final class Lanes {
    private Lanes() {}

    /**
     * Tells which lane this is.
     *
     * @return 0 on the CPU, {@code 0 .. lanes() - 1} on the GPU
     */
    public static int lane() {
        return 0;
    }

    /**
     * Tells how many lanes share this environment.
     *
     * @return 1 on the CPU
     */
    public static int lanes() {
        return 1;
    }

    /** Waits for the other lanes; what they wrote before is visible after. */
    public static void sync() {}

    /**
     * Waits for the other environments that run side by side on the GPU, so that they go through the same code at the same time and
     * share what the instruction caches hold. Results do not depend on it, and environments need not come here equally often.
     */
    public static void keepPace() {}

    /**
     * Adds a value over the lanes in a fixed order.
     *
     * @param value this lane's part
     * @return the sum, the same on every lane
     */
    public static float sum(float value) {
        return value;
    }

    /**
     * Finds the greatest value over the lanes.
     *
     * @param value this lane's part
     * @return the maximum, the same on every lane
     */
    public static float max(float value) {
        return value;
    }

    /**
     * Tells whether a condition holds on any lane.
     *
     * @param condition this lane's part
     * @return true on every lane if it is true on one
     */
    public static boolean any(boolean condition) {
        return condition;
    }

    /**
     * Adds the counts of the lanes before this one: where this lane's entries begin when all lanes append to a list, in an order
     * that is fixed.
     *
     * @param count this lane's number of entries
     * @return the sum over the lower lanes; 0 on the CPU
     */
    public static int offset(int count) {
        return 0;
    }

    /**
     * Adds a number over the lanes.
     *
     * @param count this lane's part
     * @return the sum, the same on every lane; the number itself on the CPU
     */
    public static int total(int count) {
        return count;
    }

    /**
     * Hands one lane's value to all.
     *
     * @param value this lane's value
     * @param lane whose value is handed out, the same on every lane
     * @return that lane's value
     */
    public static float broadcast(float value, int lane) {
        return value;
    }
}
