package sinew.app.window.panel;

import java.util.Locale;

/** Writes durations for people. */
final class Durations {
    private Durations() {}

    /**
     * Writes a duration.
     *
     * @param seconds how long
     * @return for example {@code 0:42}, {@code 12:05} or {@code 3:07:00}; a dash if it is unknown
     */
    static String text(double seconds) {
        if (!Double.isFinite(seconds)) {
            return "–";
        }
        long whole = Math.round(seconds);
        long hours = whole / 3600;
        return hours > 0
                ? String.format(Locale.ROOT, "%d:%02d:%02d", hours, whole / 60 % 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
    }
}
