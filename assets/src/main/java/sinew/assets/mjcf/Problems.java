package sinew.assets.mjcf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sinew.assets.ModelFormatException;
import sinew.assets.Problem;
import sinew.assets.model.SourceLocation;

/** Collects what goes wrong while one model is read, so that a person sees many errors at once and none twice. */
public final class Problems {
    private static final int MOST_ERRORS = 20;

    private record Place(SourceLocation location, String field) {}

    private record Reason(String field, String text) {}

    private final Map<Reason, List<SourceLocation>> errors = new LinkedHashMap<>();
    private final Map<Reason, List<SourceLocation>> warnings = new LinkedHashMap<>();
    private final Set<Place> places = new HashSet<>();

    /** Starts without any. */
    public Problems() {}

    /**
     * Adds an error; a second one about the same field of the same element is a consequence of the first and is dropped.
     *
     * @param location where
     * @param field element and attribute
     * @param text what is the matter, what was expected and what to do
     * @throws ModelFormatException with all of them if there are many
     */
    public void error(SourceLocation location, String field, String text) {
        if (!places.add(new Place(location, field))) {
            return;
        }
        errors.computeIfAbsent(new Reason(field, text), reason -> new ArrayList<>())
                .add(location);
        if (errors.size() == MOST_ERRORS) {
            List<Problem> problems = list(errors);
            problems.add(new Problem(
                    location, "mujoco", "reading stopped after " + MOST_ERRORS + " errors; there may be more."));
            throw new ModelFormatException(problems);
        }
    }

    /**
     * Asks whether something is wrong.
     *
     * @return whether there was an error
     */
    public boolean hasErrors() {
        return !errors.isEmpty();
    }

    /** Whether something about an element is wrong already, so that other findings may be consequences. */
    boolean hasErrorAt(SourceLocation location) {
        return places.stream().anyMatch(place -> place.location.equals(location));
    }

    /**
     * Adds a warning.
     *
     * @param location where
     * @param field element and attribute
     * @param text what was left out and why
     */
    public void warn(SourceLocation location, String field, String text) {
        warnings.computeIfAbsent(new Reason(field, text), reason -> new ArrayList<>())
                .add(location);
    }

    /**
     * Stops reading if there were errors.
     *
     * @throws ModelFormatException with all of them
     */
    public void throwIfAny() {
        if (!errors.isEmpty()) {
            throw new ModelFormatException(list(errors));
        }
    }

    List<Problem> warnings() {
        return list(warnings);
    }

    private static List<Problem> list(Map<Reason, List<SourceLocation>> reasons) {
        List<Problem> result = new ArrayList<>();
        reasons.forEach((reason, locations) -> {
            String times = locations.size() == 1 ? "" : " (" + locations.size() + " times, first here)";
            result.add(new Problem(locations.getFirst(), reason.field, reason.text + times));
        });
        result.sort(Comparator.comparing((Problem problem) -> problem.location().file())
                .thenComparingInt(problem -> problem.location().line()));
        return result;
    }
}
