package sinew.assets.mjcf;

/** Bounds how many elements replicate and attach may make, together and over all attached models. */
final class ElementBudget {
    private static final int MOST_ELEMENTS = 200_000;
    private static final int MOST_LEVELS = 300;

    private final Problems problems;
    private long used;

    ElementBudget(Problems problems) {
        this.problems = problems;
    }

    /** Takes a number of elements before they are made; the attribute is blamed if there are too many. */
    void take(Attributes attributes, String attribute, long elements) {
        used += elements;
        if (used > MOST_ELEMENTS) {
            attributes.error(
                    attribute, "makes more than " + MOST_ELEMENTS + " elements; no model needs that, make it smaller.");
            problems.throwIfAny();
        }
    }

    /** Refuses trees that became too deep to walk through. */
    void checkDepth(XmlElement root) {
        if (depth(root) > MOST_LEVELS) {
            problems.error(
                    root.location(),
                    "attach",
                    "elements are nested more than " + MOST_LEVELS + " deep; attach models that are flatter.");
            problems.throwIfAny();
        }
    }

    /** How many elements there are, the given one and all inside. */
    static long size(XmlElement element) {
        long size = 1;
        for (XmlElement child : element.children()) {
            size += size(child);
        }
        return size;
    }

    private static int depth(XmlElement element) {
        int deepest = 0;
        for (XmlElement child : element.children()) {
            deepest = Math.max(deepest, depth(child));
        }
        return deepest + 1;
    }
}
