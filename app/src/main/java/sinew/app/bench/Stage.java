package sinew.app.bench;

import java.util.List;
import java.util.Locale;

/**
 * How long a part of a measurement took.
 *
 * @param name what was done
 * @param seconds how long it took
 * @param parts what it was made of
 */
public record Stage(String name, double seconds, List<Stage> parts) {
    /** Freezes the parts. */
    public Stage {
        parts = List.copyOf(parts);
    }

    /**
     * Makes a stage without parts.
     *
     * @param name what was done
     * @param seconds how long it took
     */
    public Stage(String name, double seconds) {
        this(name, seconds, List.of());
    }

    /**
     * Draws the stage and its parts.
     *
     * @return one line for each, parts further to the right
     */
    public String tree() {
        StringBuilder text = new StringBuilder();
        append(text, "", "");
        return text.toString();
    }

    private void append(StringBuilder text, String first, String further) {
        text.append(String.format(Locale.ROOT, "%-46s %12s%n", first + name, duration(seconds)));
        for (int i = 0; i < parts.size(); i++) {
            boolean last = i == parts.size() - 1;
            parts.get(i).append(text, further + (last ? "└─ " : "├─ "), further + (last ? "   " : "│  "));
        }
    }

    private static String duration(double seconds) {
        if (seconds >= 1) {
            return String.format(Locale.ROOT, "%.3f s", seconds);
        }
        return seconds >= 1e-3
                ? String.format(Locale.ROOT, "%.3f ms", seconds * 1e3)
                : String.format(Locale.ROOT, "%.3f us", seconds * 1e6);
    }
}
