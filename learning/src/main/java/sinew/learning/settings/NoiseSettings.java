package sinew.learning.settings;

/**
 * The noise of actions: independent normal distributions.
 *
 * @param kind what parameter the standard deviation comes from
 * @param initialStandardDeviation the standard deviation at the beginning, in units of the raw action
 */
public record NoiseSettings(Kind kind, double initialStandardDeviation) {
    /** What parameter the standard deviation comes from. */
    public enum Kind {
        /** One parameter per action: the standard deviation itself. */
        SCALAR,
        /** One parameter per action: its natural logarithm. */
        LOG,
        /** The actor's last layer has twice as many outputs: first all means, then all natural logarithms. */
        STATE_DEPENDENT
    }
}
