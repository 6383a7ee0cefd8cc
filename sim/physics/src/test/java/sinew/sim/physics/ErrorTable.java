package sinew.sim.physics;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The largest error of each group of fields, measured against its tolerance. */
final class ErrorTable {
    private final Map<String, Largest> groups = new LinkedHashMap<>();

    /**
     * The worst of a group.
     *
     * @param error in the unit of the tolerance; NaN if the values cannot be compared
     * @param tolerance what is allowed
     * @param where state, field and index
     */
    record Largest(double error, double tolerance, String where) {
        double ratio() {
            return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error / tolerance;
        }

        boolean isWithin() {
            return error <= tolerance;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.1e (allowed %.0e) at %s", error, tolerance, where);
        }
    }

    void add(String group, double error, double tolerance, String where) {
        Largest one = new Largest(error, tolerance, where);
        groups.merge(group, one, (before, now) -> now.ratio() > before.ratio() ? now : before);
    }

    Map<String, Largest> groups() {
        return groups;
    }
}
