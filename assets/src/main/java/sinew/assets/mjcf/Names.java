package sinew.assets.mjcf;

import java.util.LinkedHashMap;
import java.util.Map;
import sinew.assets.model.SourceLocation;

/** Names of one kind of element: each is given once and points to a number. */
final class Names {
    private record Named(int index, SourceLocation location) {}

    private final String kind;
    private final Problems problems;
    private final Map<String, Named> named = new LinkedHashMap<>();

    Names(String kind, Problems problems) {
        this.kind = kind;
        this.problems = problems;
    }

    /**
     * Takes the name of an element.
     *
     * @return the name, or empty if it has none
     */
    String register(XmlElement element, int index) {
        String name = element.get("name").strip();
        if (!name.isEmpty()) {
            register(name, index, element);
        }
        return name;
    }

    void register(String name, int index, XmlElement element) {
        register(name, index, element.location());
    }

    /** Takes a name; an empty one is none. */
    void register(String name, int index, SourceLocation location) {
        Named earlier = name.isEmpty() ? null : named.putIfAbsent(name, new Named(index, location));
        if (earlier != null) {
            problems.error(
                    location,
                    kind.replace(" ", "") + ".name",
                    "there is already a " + kind + " \"" + name + "\" (" + earlier.location + "); rename one of them.");
        }
    }

    /**
     * Finds what an attribute refers to.
     *
     * @return its number, or -1 after reporting that there is none
     */
    int resolve(Attributes attributes, String attribute) {
        return resolve(attributes, attribute, attributes.text(attribute));
    }

    /** Finds one of the names that an attribute lists. */
    int resolve(Attributes attributes, String attribute, String name) {
        Named found = named.get(name);
        if (found == null) {
            if (!attributes.has(attribute) && problems.hasErrorAt(attributes.location())) {
                return -1;
            }
            String what = attributes.has(attribute)
                    ? "there is no " + kind + " \"" + name + "\"" + NameHint.of(name, named.keySet())
                    : "missing; name a " + kind + ".";
            attributes.error(attribute, what);
            return -1;
        }
        return found.index;
    }
}
