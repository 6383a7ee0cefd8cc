package sinew.sim.settings;

/** When a changed setting takes effect in a run that is going on. */
public enum Liveness {
    /** At the next iteration. */
    NOW,
    /** When an environment is reset the next time. */
    NEXT_RESET,
    /** Only in the next run. */
    NEXT_RUN
}
