package sinew.app.window.model;

/** Where a run is. */
public enum RunState {
    /** There was no run yet. */
    NONE("Ready"),
    /** Environments and learner are being made. */
    STARTING("Starting"),
    /** It trains. */
    RUNNING("Training"),
    /** It stands still. */
    PAUSED("Paused"),
    /** It ends after its current iteration. */
    STOPPING("Stopping"),
    /** All iterations were done. */
    COMPLETED("Completed"),
    /** It was stopped. */
    STOPPED("Stopped"),
    /** It went wrong. */
    FAILED("Failed");

    private final String title;

    RunState(String title) {
        this.title = title;
    }

    /**
     * Names the state.
     *
     * @return one word
     */
    public String title() {
        return title;
    }

    /**
     * Tells whether a run is going on.
     *
     * @return true from the start of its preparation to its end
     */
    public boolean isActive() {
        return this == STARTING || this == RUNNING || this == PAUSED || this == STOPPING;
    }
}
