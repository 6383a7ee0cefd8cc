package sinew.sim.kernel.linker;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Parts of a function's text that depend on whether an environment has one lane: {@code if (lanes() == 1)} of the source. The linker knows
 * the number of lanes, so what only the other branch uses is left out of the program.
 */
public final class OneLane {
    /** Begins the branch for one lane. */
    public static final String IF = "#if K_LANES == 1";
    /** Begins the branch for several lanes. */
    public static final String ELSE = "#else";
    /** Ends the choice. */
    public static final String END = "#endif";

    private OneLane() {}

    /**
     * Leaves out the branches that are not taken.
     *
     * @param body a function's text
     * @param lanes how many lanes share an environment
     * @return the text that remains
     */
    static String selected(String body, int lanes) {
        if (!body.contains(IF)) {
            return body;
        }
        StringBuilder text = new StringBuilder();
        Deque<Boolean> taken = new ArrayDeque<>();
        for (String line : body.lines().toList()) {
            switch (line.strip()) {
                case IF -> taken.push(lanes == 1);
                case ELSE -> taken.push(!taken.pop());
                case END -> taken.pop();
                default -> {
                    if (!taken.contains(false)) {
                        text.append(line).append('\n');
                    }
                }
            }
        }
        return text.toString();
    }
}
