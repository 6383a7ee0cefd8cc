package sinew.app.window.model;

/** Whether a trained policy is played. */
public enum PlayState {
    /** Nothing is played. */
    NONE(""),
    /** The policy is read and its environments are made. */
    STARTING("Loading"),
    /** The policy acts. */
    PLAYING("Playing"),
    /** The policy stands still. */
    PAUSED("Paused");

    private final String title;

    PlayState(String title) {
        this.title = title;
    }

    /**
     * Names the state.
     *
     * @return one word, empty if nothing is played
     */
    public String title() {
        return title;
    }

    /**
     * Tells whether something is played.
     *
     * @return true from the start of its preparation to its end
     */
    public boolean isActive() {
        return this != NONE;
    }
}
