package sinew.app.run;

/** How much of a training run is drawn, named as in Isaac Lab. */
public enum RenderMode {
    /** Every robot, all the time. */
    FULL("Full", "Draw all environments all the time"),
    /** Every few iterations, fewer robots. */
    PARTIAL("Partial", "Draw every tenth iteration and at most 64 environments"),
    /** Nothing; poses are not even computed. */
    NONE("None", "Draw nothing; training is fastest");

    private final String title;
    private final String help;

    RenderMode(String title, String help) {
        this.title = title;
        this.help = help;
    }

    /**
     * Names the mode.
     *
     * @return one word
     */
    public String title() {
        return title;
    }

    /**
     * Explains the mode.
     *
     * @return one sentence
     */
    public String help() {
        return help;
    }
}
