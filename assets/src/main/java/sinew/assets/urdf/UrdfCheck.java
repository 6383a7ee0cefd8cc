package sinew.assets.urdf;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sinew.assets.mjcf.Problems;
import sinew.assets.mjcf.XmlElement;
import sinew.assets.names.NearestName;

/**
 * Compares a robot's elements with those of URDF. Other programs put elements of their own into URDF, so unknown ones are left out with a
 * warning, unless they look like mistyped ones.
 */
final class UrdfCheck {
    /** What an element may hold. */
    private record Known(Set<String> attributes, Set<String> single, Set<String> several) {}

    private static final Known SHAPE = new Known(Set.of("radius", "length"), Set.of(), Set.of());
    private static final Set<String> FREE = Set.of("mujoco");
    private static final Map<String, Known> ELEMENTS = Map.ofEntries(
            Map.entry(
                    "robot",
                    new Known(Set.of("name", "version"), Set.of("mujoco"), Set.of("link", "joint", "material"))),
            Map.entry("link", new Known(Set.of("name", "type"), Set.of("inertial"), Set.of("visual", "collision"))),
            Map.entry("inertial", new Known(Set.of(), Set.of("origin", "mass", "inertia"), Set.of())),
            Map.entry("mass", new Known(Set.of("value"), Set.of(), Set.of())),
            Map.entry("inertia", new Known(Set.of("ixx", "ixy", "ixz", "iyy", "iyz", "izz"), Set.of(), Set.of())),
            Map.entry("origin", new Known(Set.of("xyz", "rpy"), Set.of(), Set.of())),
            Map.entry("visual", new Known(Set.of("name"), Set.of("origin", "geometry", "material"), Set.of())),
            Map.entry("collision", new Known(Set.of("name"), Set.of("origin", "geometry", "material"), Set.of())),
            Map.entry(
                    "geometry", new Known(Set.of(), Set.of("box", "sphere", "cylinder", "capsule", "mesh"), Set.of())),
            Map.entry("box", new Known(Set.of("size"), Set.of(), Set.of())),
            Map.entry("sphere", new Known(Set.of("radius"), Set.of(), Set.of())),
            Map.entry("cylinder", SHAPE),
            Map.entry("capsule", SHAPE),
            Map.entry("mesh", new Known(Set.of("filename", "scale"), Set.of(), Set.of())),
            Map.entry("material", new Known(Set.of("name"), Set.of("color"), Set.of())),
            Map.entry("color", new Known(Set.of("rgba"), Set.of(), Set.of())),
            Map.entry(
                    "joint",
                    new Known(
                            Set.of("name", "type"),
                            Set.of("origin", "parent", "child", "axis", "limit", "dynamics", "mimic"),
                            Set.of())),
            Map.entry("parent", new Known(Set.of("link"), Set.of(), Set.of())),
            Map.entry("child", new Known(Set.of("link"), Set.of(), Set.of())),
            Map.entry("axis", new Known(Set.of("xyz"), Set.of(), Set.of())),
            Map.entry("limit", new Known(Set.of("lower", "upper", "effort"), Set.of(), Set.of())),
            Map.entry("dynamics", new Known(Set.of("damping", "friction"), Set.of(), Set.of())),
            Map.entry("mimic", new Known(Set.of("joint", "multiplier", "offset"), Set.of(), Set.of())));

    /** Names that look like mistyped ones and are not. */
    private static final Set<String> ELSEWHERE =
            Set.of("velocity", "texture", "gazebo", "transmission", "sensor", "limits");

    private final Problems problems;

    UrdfCheck(Problems problems) {
        this.problems = problems;
    }

    /**
     * Checks a whole robot.
     *
     * @param robot the outermost element. Modified: only what is understood stays.
     */
    void check(XmlElement robot) {
        requireNoMacros(robot);
        if (!robot.name().equals("robot")) {
            problems.error(
                    robot.location(), robot.name(), "not a URDF robot: the outermost element must be \"robot\".");
            return;
        }
        checkElement(robot);
    }

    private void requireNoMacros(XmlElement element) {
        boolean macro = element.name().startsWith("xacro:")
                || element.attributes().values().stream()
                        .anyMatch(value -> value.contains("${") || value.contains("$("));
        if (macro) {
            problems.error(
                    element.location(),
                    element.name(),
                    "the file holds xacro macros; expand it first: xacro robot.urdf.xacro > robot.urdf");
            problems.throwIfAny();
        }
        element.children().forEach(this::requireNoMacros);
    }

    private void checkElement(XmlElement element) {
        Known known = ELEMENTS.get(element.name());
        if (known == null) {
            return;
        }
        element.attributes().keySet().removeIf(name -> !keepAttribute(element, known, name));
        List<String> seen = new ArrayList<>();
        element.children().removeIf(child -> !keepChild(element, known, child, seen));
        element.children().stream()
                .filter(child -> !FREE.contains(child.name()))
                .forEach(this::checkElement);
    }

    private boolean keepAttribute(XmlElement element, Known known, String name) {
        if (known.attributes.contains(name)) {
            return true;
        }
        if (!name.startsWith("xmlns") && !name.contains(":")) {
            report(element, element.name() + "." + name, "attribute", name, known.attributes);
        }
        return false;
    }

    private boolean keepChild(XmlElement parent, Known known, XmlElement child, List<String> seen) {
        String name = child.name();
        if (known.several.contains(name)) {
            return true;
        }
        if (known.single.contains(name)) {
            if (seen.contains(name)) {
                problems.error(
                        child.location(),
                        parent.name() + "." + name,
                        "there is already a \"" + name + "\" in this \"" + parent.name() + "\"; remove one of them.");
            }
            seen.add(name);
            return true;
        }
        List<String> names = new ArrayList<>(known.single);
        names.addAll(known.several);
        report(child, parent.name() + "." + name, "element", name, names);
        return false;
    }

    private void report(XmlElement element, String field, String kind, String name, Collection<String> known) {
        String hint = ELSEWHERE.contains(name) ? "" : NearestName.hint(name, known);
        if (name.equals("velocity")) {
            problems.warn(element.location(), field, "ignored: the simulation does not limit velocities, as MuJoCo.");
        } else if (hint.isEmpty()) {
            problems.warn(element.location(), field, "ignored: the " + kind + " means nothing to the simulation.");
        } else {
            problems.error(element.location(), field, "unknown " + kind + " \"" + name + "\"." + hint);
        }
    }
}
