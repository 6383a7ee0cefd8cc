package sinew.sim.kernel.translator;

/** The text of a function body, in step with the lines of the Java file. */
final class Text {
    private static final int MOST_BLANK_LINES = 2;

    private final StringBuilder text = new StringBuilder();
    private final String file;
    private int depth;
    private int nextLine;

    /**
     * Begins a text.
     *
     * @param file the Java file
     * @param firstLine the Java line that the first line of text belongs to
     */
    Text(String file, int firstLine) {
        this.file = file;
        nextLine = firstLine;
    }

    /** Adds a line that belongs to a Java line; blank lines or a line directive keep the two in step. */
    void line(int javaLine, String line) {
        int ahead = javaLine - nextLine;
        if (ahead > 0 && ahead <= MOST_BLANK_LINES) {
            text.append("\n".repeat(ahead));
            nextLine = javaLine;
        } else if (ahead != 0) {
            text.append("#line ").append(javaLine).append(" \"").append(file).append("\"\n");
            nextLine = javaLine;
        }
        line(line);
    }

    /** Adds a line of its own, such as a closing brace. */
    void line(String line) {
        text.append("    ".repeat(depth)).append(line).append('\n');
        nextLine++;
    }

    void indent() {
        depth++;
    }

    void outdent() {
        depth--;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
