package sinew.assets.mjcf;

import java.util.Collection;
import sinew.assets.names.NearestName;

/** Ends a message about a wrong name. */
final class NameHint {
    private static final int MOST_LISTED = 40;

    private NameHint() {}

    /** A question to append to a message: the nearest of the known names, or all of them if none is near, or a full stop. */
    static String of(String wrong, Collection<String> known) {
        return NearestName.find(wrong, known)
                .map(name -> "; did you mean \"" + name + "\"?")
                .orElseGet(() -> known.isEmpty() || known.size() > MOST_LISTED
                        ? "."
                        : "; expected one of " + String.join(", ", known) + ".");
    }
}
