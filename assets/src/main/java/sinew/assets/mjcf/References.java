package sinew.assets.mjcf;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which attributes of elements are names, and of what kind. */
final class References {
    /**
     * A name.
     *
     * @param kind what it names: body, joint, geom, site, camera, frame, tendon, actuator, mesh, hfield, material, texture or class
     * @param name the name
     */
    record Reference(String kind, String name) {}

    private static final Set<String> TREE = Set.of("body", "joint", "geom", "site", "camera", "frame");
    private static final Set<String> ASSETS = Set.of("mesh", "hfield", "material", "texture");
    private static final Map<String, String> FRAME_KINDS =
            Map.of("body", "body", "xbody", "body", "geom", "geom", "site", "site", "camera", "camera");
    private static final Map<String, String> KINDS = kinds();

    private References() {}

    private static Map<String, String> kinds() {
        Map<String, String> result = new HashMap<>();
        List.of("joint", "jointinparent", "joint1", "joint2").forEach(name -> result.put(name, "joint"));
        List.of("body", "body1", "body2", "subtree1", "subtree2", "target").forEach(name -> result.put(name, "body"));
        List.of("geom", "geom1", "geom2").forEach(name -> result.put(name, "geom"));
        List.of("site", "site1", "site2", "refsite", "slidersite", "cranksite", "sidesite")
                .forEach(name -> result.put(name, "site"));
        List.of("tendon", "tendon1", "tendon2").forEach(name -> result.put(name, "tendon"));
        List.of("actuator", "camera", "mesh", "hfield", "material", "texture").forEach(name -> result.put(name, name));
        result.put("class", "class");
        result.put("childclass", "class");
        return Map.copyOf(result);
    }

    /** What an attribute refers to, or null if it does not hold the name of another element. */
    static @Nullable Reference of(XmlElement element, String attribute) {
        String kind = switch (attribute) {
            case "objname" -> FRAME_KINDS.get(element.get("objtype").strip());
            case "refname" -> FRAME_KINDS.get(element.get("reftype").strip());
            default -> KINDS.get(attribute);
        };
        return kind == null ? null : new Reference(kind, element.get(attribute).strip());
    }

    /**
     * The name that an element has itself, or null.
     *
     * @param section tag of the section that holds it, {@code worldbody} for everything in the tree
     */
    static @Nullable Reference ownName(XmlElement element, String section) {
        if (!element.has("name")) {
            return null;
        }
        String kind = switch (section) {
            case "worldbody" -> element.name().equals("freejoint") ? "joint" : element.name();
            case "asset" -> element.name();
            default -> section;
        };
        boolean known = switch (section) {
            case "worldbody" -> TREE.contains(kind);
            case "asset" -> ASSETS.contains(kind);
            default -> true;
        };
        return known ? new Reference(kind, element.get("name").strip()) : null;
    }

    /** All names in parts of the tree. */
    static Set<Reference> namesIn(List<XmlElement> elements) {
        Set<Reference> result = new HashSet<>();
        for (XmlElement element : elements) {
            Reference own = ownName(element, "worldbody");
            if (own != null) {
                result.add(own);
            }
            result.addAll(namesIn(element.children()));
        }
        return result;
    }

    /** What an element and those in it refer to, classes and assets left out. */
    static Set<Reference> referencesOf(XmlElement element) {
        Set<Reference> result = new HashSet<>();
        for (String attribute : element.attributes().keySet()) {
            Reference reference = of(element, attribute);
            if (reference != null && !reference.kind.equals("class") && !ASSETS.contains(reference.kind)) {
                result.add(reference);
            }
        }
        element.children().forEach(child -> result.addAll(referencesOf(child)));
        return result;
    }
}
