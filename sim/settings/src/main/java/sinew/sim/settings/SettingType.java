package sinew.sim.settings;

/** The kind of value that a setting has. */
public enum SettingType {
    /** {@code true} or {@code false}, a {@link Boolean}. */
    BOOLEAN("true or false"),
    /** A whole number, an {@link Integer}. */
    INTEGER("a whole number"),
    /** A finite number, a {@link Double}. */
    DECIMAL("a decimal number"),
    /** Any text, a {@link String}. */
    TEXT("a text"),
    /** One of a few words, a {@link String}. */
    CHOICE("a word"),
    /** Whole numbers, a {@code List<Integer>}. */
    INTEGER_LIST("a list of whole numbers"),
    /** Finite numbers, a {@code List<Double>}. */
    DECIMAL_LIST("a list of decimal numbers");

    private final String expectation;

    SettingType(String expectation) {
        this.expectation = expectation;
    }

    /**
     * Names the kind in a sentence.
     *
     * @return for example {@code "a decimal number"}
     */
    public String expectation() {
        return expectation;
    }

    /**
     * Tells lists from single values.
     *
     * @return whether a value is a list
     */
    public boolean isList() {
        return this == INTEGER_LIST || this == DECIMAL_LIST;
    }
}
