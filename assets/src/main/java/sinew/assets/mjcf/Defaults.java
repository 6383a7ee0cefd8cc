package sinew.assets.mjcf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Classes of defaults. A class takes over what its parent says and adds its own; the outermost is {@code main}. */
final class Defaults {
    /** The outermost class. */
    static final String MAIN = "main";

    private static final Set<String> ACTUATORS = Set.of(
            "general", "motor", "position", "velocity", "intvelocity", "damper", "cylinder", "muscle", "adhesion");
    private static final Set<String> TENDONS = Set.of("spatial", "fixed", "tendon");

    private final Problems problems;
    private final Map<String, Map<String, List<XmlElement>>> classes = new LinkedHashMap<>();

    /**
     * Reads classes.
     *
     * @param elements the outermost default elements; they all add to the class {@code main}
     * @param problems takes what is wrong
     */
    Defaults(List<XmlElement> elements, Problems problems) {
        this.problems = problems;
        classes.put(MAIN, new LinkedHashMap<>());
        for (XmlElement element : elements) {
            boolean own = element.origin() == 0;
            String name = element.get("class");
            if (own && !name.isEmpty() && !name.equals(MAIN)) {
                problems.error(
                        element.location(),
                        "default.class",
                        "the outermost class is always \"main\"; put <default class=\"" + name
                                + "\"> inside of another <default>.");
            }
            // a model that is attached brings an outermost class of its own
            Map<String, List<XmlElement>> outermost =
                    own ? main() : classes.computeIfAbsent(name, key -> new LinkedHashMap<>());
            collect(element, outermost);
            readInner(element, outermost);
        }
    }

    /**
     * The attributes of an element with its defaults below them.
     *
     * @param element the element
     * @param childClass class that the body names for its elements, or null
     */
    Attributes of(XmlElement element, @Nullable String childClass) {
        return of(element, childClass, kind(element));
    }

    /** The same for an element whose defaults have another tag, as those of all equality constraints. */
    Attributes of(XmlElement element, @Nullable String childClass, String kind) {
        List<XmlElement> sources = new ArrayList<>();
        sources.addAll(find(element, childClass).getOrDefault(kind, List.of()));
        sources.add(element);
        return new Attributes(sources, problems);
    }

    /** The class that a body or frame sets for what is inside of it. */
    @Nullable
    String childClass(XmlElement element, @Nullable String outer) {
        if (!element.has("childclass")) {
            return outer;
        }
        return exists(element, "childclass") ? element.get("childclass") : outer;
    }

    private Map<String, List<XmlElement>> find(XmlElement element, @Nullable String childClass) {
        String name = childClass == null ? MAIN : childClass;
        if (element.has("class") && exists(element, "class")) {
            name = element.get("class");
        }
        return classes.getOrDefault(name, Map.of());
    }

    private boolean exists(XmlElement element, String attribute) {
        String name = element.get(attribute);
        if (classes.containsKey(name)) {
            return true;
        }
        problems.error(
                element.location(),
                element.name() + "." + attribute,
                "there is no default class \"" + name + "\"" + NameHint.of(name, classes.keySet()));
        return false;
    }

    private Map<String, List<XmlElement>> main() {
        return classes.getOrDefault(MAIN, Map.of());
    }

    private void readInner(XmlElement parent, Map<String, List<XmlElement>> inherited) {
        for (XmlElement element : parent.children("default")) {
            String name = element.get("class");
            if (name.isEmpty()) {
                problems.error(
                        element.location(), "default.class", "missing; a default inside of another one needs a class.");
            } else if (classes.containsKey(name)) {
                problems.error(
                        element.location(), "default.class", "the class \"" + name + "\" exists already; rename it.");
            }
            Map<String, List<XmlElement>> own = new LinkedHashMap<>();
            inherited.forEach((kind, elements) -> own.put(kind, new ArrayList<>(elements)));
            classes.put(name, own);
            collect(element, own);
            readInner(element, own);
        }
    }

    private void collect(XmlElement element, Map<String, List<XmlElement>> target) {
        Set<String> seen = new HashSet<>();
        for (XmlElement child : element.children()) {
            if (!child.name().equals("default")) {
                if (!seen.add(child.name())) {
                    problems.error(
                            child.location(),
                            "default." + child.name(),
                            "the class has one already; write all attributes in one element.");
                }
                target.computeIfAbsent(kind(child), kind -> new ArrayList<>()).add(child);
            }
        }
    }

    /** All actuators share their defaults, as in MuJoCo, and so do all tendons. */
    private static String kind(XmlElement element) {
        if (ACTUATORS.contains(element.name())) {
            return "actuator";
        }
        return TENDONS.contains(element.name()) ? "tendon" : element.name();
    }
}
