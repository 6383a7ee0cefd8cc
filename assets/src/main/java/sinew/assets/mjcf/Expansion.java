package sinew.assets.mjcf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import sinew.assets.mjcf.References.Reference;
import sinew.assets.model.Pose;
import sinew.assets.model.Quaternion;
import sinew.assets.model.Vector3;

/**
 * Writes out what elements of the tree stand for many: {@code replicate} and {@code attach} become frames with copies. Elements of other
 * sections that refer to what was copied are copied as well (MuJoCo XML reference, "replicate").
 */
final class Expansion {
    private static final List<String> SECTIONS = List.of("contact", "tendon", "equality", "actuator", "sensor");

    private final XmlElement root;
    private final Compiler compiler;
    private final Problems problems;
    private final Attachments attachments;
    private final ElementBudget budget;

    Expansion(XmlElement root, Compiler compiler, Attachments attachments, ElementBudget budget, Problems problems) {
        this.root = root;
        this.budget = budget;
        this.compiler = compiler;
        this.attachments = attachments;
        this.problems = problems;
    }

    /** Expands all worlds. Modifies the elements. */
    void apply() {
        root.children("worldbody").forEach(this::expandChildren);
    }

    private void expandChildren(XmlElement parent) {
        List<XmlElement> result = new ArrayList<>();
        for (XmlElement child : parent.children()) {
            switch (child.name()) {
                case "replicate" -> {
                    expandChildren(child);
                    result.addAll(replicate(child));
                }
                case "attach" -> result.addAll(attach(child));
                default -> {
                    expandChildren(child);
                    result.add(child);
                }
            }
        }
        parent.children().clear();
        parent.children().addAll(result);
    }

    private List<XmlElement> replicate(XmlElement element) {
        Attributes attributes = Attributes.of(element, problems);
        attributes.require("count", "say how many copies there shall be");
        int count = attributes.integer("count", 0);
        if (count < 0) {
            attributes.error("count", "is " + count + ", expected 0 or more.");
        }
        Set<Reference> names = References.namesIn(element.children());
        List<XmlElement> referring = referring(names);
        budget.take(attributes, "count", count * (ElementBudget.size(element) + referring.size()));
        List<XmlElement> frames = new ArrayList<>();
        Pose pose = Pose.IDENTITY;
        Vector3 offset = attributes.vector("offset", Vector3.ZERO);
        Vector3 turn = attributes.vector("euler", Vector3.ZERO);
        for (int i = 0; i < count; i++) {
            String suffix = element.get("sep") + padded(i, count);
            Renaming renaming = new Renaming(names::contains, name -> name + suffix, -1, "");
            XmlElement frame = frame(element, new Pose(pose.position(), euler(turn.times(i))));
            element.children().forEach(child -> frame.children().add(renaming.copy(child, "worldbody")));
            frames.add(frame);
            pose = new Pose(pose.position().plus(pose.orientation().rotate(offset)), euler(turn.times(i + 1.0)));
            copyReferring(names, renaming);
        }
        for (String section : SECTIONS) {
            root.children(section).forEach(holder -> holder.children().removeIf(child -> contains(referring, child)));
        }
        return frames;
    }

    private List<XmlElement> attach(XmlElement element) {
        Attributes attributes = Attributes.of(element, problems);
        attributes.require("prefix", "give the copies a prefix for their names");
        if (attributes.has("body") && attributes.has("frame")) {
            attributes.error("frame", "the part is already given by \"body\"; keep one of the two.");
        }
        if (attributes.has("model")) {
            return List.of(attachments.attach(root, attributes));
        }
        return attachOwn(attributes);
    }

    /** Attaches a part of the model itself. */
    private List<XmlElement> attachOwn(Attributes attributes) {
        XmlElement source = Attachments.find(root, attributes, problems);
        if (source == null) {
            return List.of();
        }
        if (holdsUnexpanded(source)) {
            attributes.error("body", "the part must stand before the place where it is attached, and not round it.");
            return List.of();
        }
        List<XmlElement> parts = source.name().equals("frame") ? source.children() : List.of(source);
        Set<Reference> names = References.namesIn(parts);
        String prefix = attributes.text("prefix");
        budget.take(
                attributes,
                "body",
                ElementBudget.size(source) + referring(names).size());
        Renaming renaming = new Renaming(names::contains, name -> prefix + name, -1, "");
        XmlElement frame = new XmlElement("frame", attributes.location());
        parts.forEach(part -> frame.children().add(renaming.copy(part, "worldbody")));
        copyReferring(names, renaming);
        return List.of(frame);
    }

    /** Elements of other sections that refer to one of the names, or to something that does. Modifies the names: those of tendons and actuators are added. */
    private List<XmlElement> referring(Set<Reference> names) {
        List<XmlElement> result = new ArrayList<>();
        for (String section : SECTIONS) {
            for (XmlElement holder : root.children(section)) {
                for (XmlElement child : holder.children()) {
                    if (References.referencesOf(child).stream().anyMatch(names::contains)) {
                        result.add(child);
                        Reference own = References.ownName(child, section);
                        if (own != null) {
                            names.add(own);
                        }
                    }
                }
            }
        }
        return result;
    }

    /** Copies come after everything that there is. */
    private void copyReferring(Set<Reference> names, Renaming renaming) {
        List<XmlElement> referring = referring(new HashSet<>(names));
        for (String section : SECTIONS) {
            XmlElement added = new XmlElement(section, root.location());
            for (XmlElement holder : root.children(section)) {
                for (XmlElement child : holder.children()) {
                    if (contains(referring, child)) {
                        added.children().add(renaming.copy(child, section));
                    }
                }
            }
            if (!added.children().isEmpty()) {
                root.children().add(added);
            }
        }
    }

    private XmlElement frame(XmlElement replicate, Pose pose) {
        XmlElement frame = new XmlElement("frame", replicate.location());
        Vector3 p = pose.position();
        Quaternion q = pose.orientation();
        frame.attributes().put("pos", p.x() + " " + p.y() + " " + p.z());
        frame.attributes().put("quat", q.w() + " " + q.x() + " " + q.y() + " " + q.z());
        if (replicate.has("childclass")) {
            frame.attributes().put("childclass", replicate.get("childclass"));
        }
        return frame;
    }

    private Quaternion euler(Vector3 angles) {
        return Orientations.euler(angles, compiler);
    }

    private static String padded(int number, int count) {
        String digits = Integer.toString(number);
        return "0".repeat(Math.max(0, Integer.toString(count).length() - digits.length())) + digits;
    }

    private static boolean holdsUnexpanded(XmlElement element) {
        return element.name().equals("attach")
                || element.name().equals("replicate")
                || element.children().stream().anyMatch(Expansion::holdsUnexpanded);
    }

    /** Whether the very element is in the list; equal ones do not count. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean contains(List<XmlElement> elements, XmlElement element) {
        return elements.stream().anyMatch(other -> other == element);
    }
}
