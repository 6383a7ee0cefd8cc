package sinew.assets.urdf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sinew.assets.mjcf.Problems;
import sinew.assets.mjcf.XmlElement;
import sinew.assets.model.Quaternion;
import sinew.assets.model.Vector3;
import sinew.assets.names.NearestName;

/** Converts joints: one of URDF is none, one or three of MJCF. */
final class JointConversion {
    private static final List<String> TYPES =
            List.of("revolute", "continuous", "prismatic", "fixed", "floating", "planar", "spherical");

    private final Figures figures;
    private final Problems problems;

    JointConversion(Figures figures, Problems problems) {
        this.figures = figures;
        this.problems = problems;
    }

    /** Adds the joints between a link and its parent. Modified: {@code body}. */
    void addJoints(XmlElement joint, XmlElement body) {
        String name = figures.text(joint, "name");
        XmlElement axisElement = Figures.child(joint, "axis");
        Vector3 axis = axisElement == null ? Vector3.UNIT_X : figures.vector(axisElement, "xyz", Vector3.UNIT_X);
        String type = figures.text(joint, "type");
        switch (type) {
            case "fixed" -> {
                // the body stays where it is in its parent
            }
            case "revolute", "continuous" -> setLimits(joint, add(joint, body, name, "hinge", axis));
            case "prismatic" -> setLimits(joint, add(joint, body, name, "slide", axis));
            case "floating" -> add(joint, body, name, "free", axis);
            case "spherical" -> add(joint, body, name, "ball", axis);
            case "planar" -> addPlanar(joint, body, name, axis);
            default ->
                problems.error(
                        joint.location(),
                        "joint.type",
                        "unknown type \"" + type + "\"." + NearestName.hint(type, TYPES) + " There are "
                                + String.join(", ", TYPES) + ".");
        }
    }

    /** Two slides in the plane and a hinge about its normal; limits are those of the first slide, as in MuJoCo. */
    private void addPlanar(XmlElement joint, XmlElement body, String name, Vector3 normal) {
        if (normal.length() < 1e-14) {
            problems.error(joint.location(), "axis.xyz", "has length 0; give the normal of the plane.");
            return;
        }
        Quaternion plane = Quaternion.ofZAxis(normal);
        setLimits(joint, add(joint, body, name + "_TX", "slide", plane.rotate(Vector3.UNIT_X)));
        add(joint, body, name + "_TY", "slide", plane.rotate(Vector3.UNIT_Y));
        add(joint, body, name + "_RZ", "hinge", normal);
    }

    private XmlElement add(XmlElement joint, XmlElement body, String name, String type, Vector3 axis) {
        XmlElement element = new XmlElement("joint", joint.location());
        element.attributes().put("name", name);
        element.attributes().put("type", type);
        if (type.equals("hinge") || type.equals("slide")) {
            Figures.set(element, "axis", axis);
        }
        XmlElement dynamics = Figures.child(joint, "dynamics");
        if (dynamics != null) {
            Figures.set(element, "damping", figures.number(dynamics, "damping", 0));
            Figures.set(element, "frictionloss", figures.number(dynamics, "friction", 0));
        }
        body.children().add(element);
        return element;
    }

    /** A range counts if both ends are stated and in order, an effort if it is not zero. Modified: {@code target}. */
    private void setLimits(XmlElement joint, XmlElement target) {
        XmlElement limit = Figures.child(joint, "limit");
        if (limit == null) {
            return;
        }
        double lower = figures.limit(limit, "lower");
        double upper = figures.limit(limit, "upper");
        boolean limited = limit.has("lower") == limit.has("upper") && lower < upper;
        target.attributes().put("limited", Boolean.toString(limited));
        Figures.set(target, "range", lower, upper);
        if (!limited) {
            warnOfRange(limit, lower, upper);
        }
        double effort = Math.abs(figures.limit(limit, "effort"));
        if (effort > 0) {
            target.attributes().put("actuatorfrclimited", "true");
            Figures.set(target, "actuatorfrcrange", -effort, effort);
        }
    }

    private void warnOfRange(XmlElement limit, double lower, double upper) {
        if (lower != 0 || upper != 0) {
            problems.warn(
                    limit.location(),
                    "limit",
                    "the range is not kept, as in MuJoCo: it needs both lower and upper, the smaller one first.");
        }
    }

    /** Adds what makes a joint follow another one: q = offset + multiplier q_other. Modified: {@code model}. */
    void addMimics(XmlElement robot, XmlElement model) {
        Map<String, String> types = new HashMap<>();
        robot.children("joint")
                .forEach(joint ->
                        types.put(joint.get("name").strip(), joint.get("type").strip()));
        XmlElement equality = new XmlElement("equality", robot.location());
        for (XmlElement joint : robot.children("joint")) {
            XmlElement mimic = Figures.child(joint, "mimic");
            if (mimic != null) {
                addMimic(joint.get("name").strip(), mimic, types, equality);
            }
        }
        if (!equality.children().isEmpty()) {
            model.children().add(equality);
        }
    }

    private void addMimic(String follower, XmlElement mimic, Map<String, String> types, XmlElement equality) {
        String leader = figures.text(mimic, "joint");
        if (!types.containsKey(leader)) {
            problems.error(
                    mimic.location(),
                    "mimic.joint",
                    "there is no joint \"" + leader + "\"." + NearestName.hint(leader, types.keySet()));
        } else if (!isSingle(types.getOrDefault(leader, "")) || !isSingle(types.getOrDefault(follower, ""))) {
            problems.warn(
                    mimic.location(),
                    "mimic",
                    "ignored, as in MuJoCo: only revolute, continuous and prismatic joints can follow each other.");
        } else {
            XmlElement element = new XmlElement("joint", mimic.location());
            element.attributes().put("joint1", follower);
            element.attributes().put("joint2", leader);
            double offset = figures.number(mimic, "offset", 0);
            Figures.set(element, "polycoef", offset, figures.number(mimic, "multiplier", 1), 0, 0, 0);
            equality.children().add(element);
        }
    }

    private static boolean isSingle(String type) {
        return type.equals("revolute") || type.equals("continuous") || type.equals("prismatic");
    }
}
