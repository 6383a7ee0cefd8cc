package sinew.assets.urdf;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sinew.assets.mjcf.Problems;
import sinew.assets.mjcf.XmlElement;
import sinew.assets.names.NearestName;

/** Which link hangs on which. */
final class LinkTree {
    private final Map<String, XmlElement> links = new LinkedHashMap<>();
    private final Map<String, XmlElement> jointAbove = new HashMap<>();
    private final Map<String, List<String>> children = new HashMap<>();
    private final Figures figures;
    private final Problems problems;

    LinkTree(XmlElement robot, Figures figures, Problems problems) {
        this.figures = figures;
        this.problems = problems;
        robot.children("link").forEach(this::addLink);
        robot.children("joint").forEach(this::addJoint);
        requireNoCircle();
    }

    /** Names of the links that hang on none, in the order of writing. */
    List<String> roots() {
        return links.keySet().stream()
                .filter(name -> !jointAbove.containsKey(name))
                .toList();
    }

    /** Names of the links that hang on one, in the order of their joints. */
    List<String> children(String link) {
        return children.getOrDefault(link, List.of());
    }

    XmlElement link(String name) {
        XmlElement link = links.get(name);
        if (link == null) {
            throw new IllegalArgumentException("There is no link " + name + ".");
        }
        return link;
    }

    /** The joint on which a link hangs, or null. */
    @Nullable
    XmlElement jointAbove(String link) {
        return jointAbove.get(link);
    }

    private void addLink(XmlElement link) {
        String name = figures.text(link, "name");
        XmlElement earlier = links.putIfAbsent(name, link);
        if (earlier != null && !name.isEmpty()) {
            problems.error(
                    link.location(),
                    "link.name",
                    "there is already a link \"" + name + "\" (" + earlier.location() + "); rename one of them.");
        }
    }

    private void addJoint(XmlElement joint) {
        @Nullable String parent = end(joint, "parent");
        @Nullable String child = end(joint, "child");
        if (parent == null || child == null) {
            return;
        }
        XmlElement earlier = jointAbove.putIfAbsent(child, joint);
        if (earlier != null) {
            problems.error(
                    joint.location(),
                    "joint.child",
                    "link \"" + child + "\" already hangs on the joint at " + earlier.location()
                            + "; a link has one parent. Close loops with an equality constraint.");
        } else if (child.equals("world")) {
            problems.error(joint.location(), "joint.child", "the link \"world\" is the world and cannot be moved.");
        } else {
            children.computeIfAbsent(parent, key -> new ArrayList<>()).add(child);
        }
    }

    private @Nullable String end(XmlElement joint, String side) {
        XmlElement element = figures.required(joint, side);
        if (element == null) {
            return null;
        }
        String name = figures.text(element, "link");
        if (!links.containsKey(name)) {
            problems.error(
                    element.location(),
                    side + ".link",
                    "there is no link \"" + name + "\"." + NearestName.hint(name, links.keySet()));
            return null;
        }
        return name;
    }

    private void requireNoCircle() {
        Set<String> reached = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(roots());
        while (!open.isEmpty()) {
            String link = open.pop();
            reached.add(link);
            open.addAll(children(link));
        }
        for (Map.Entry<String, XmlElement> link : links.entrySet()) {
            if (!reached.contains(link.getKey()) && !problems.hasErrors()) {
                problems.error(
                        link.getValue().location(),
                        "link.name",
                        "link \"" + link.getKey()
                                + "\" hangs on itself by a circle of joints; one link must hang on none.");
            }
        }
    }
}
