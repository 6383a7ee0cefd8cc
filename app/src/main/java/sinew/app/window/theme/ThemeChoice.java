package sinew.app.window.theme;

/** Which look a person has chosen. */
public enum ThemeChoice {
    /** Dark on light. */
    LIGHT("Light"),
    /** Light on dark. */
    DARK("Dark"),
    /** Whatever the desktop has. */
    SYSTEM("System");

    private final String title;

    ThemeChoice(String title) {
        this.title = title;
    }

    /**
     * Names the choice.
     *
     * @return one word
     */
    public String title() {
        return title;
    }
}
