package sinew.assets.mjcf;

import java.util.Map;
import sinew.assets.model.JointSpec;
import sinew.assets.model.JointType;
import sinew.assets.model.Pose;
import sinew.assets.model.Range;
import sinew.assets.model.SpringDamper;
import sinew.assets.model.Vector3;

/** Reads joints. */
final class JointReader {
    private static final Map<String, JointType> TYPES =
            Map.of("free", JointType.FREE, "ball", JointType.BALL, "slide", JointType.SLIDE, "hinge", JointType.HINGE);

    private final Context context;
    private final Names names;
    private int count;

    JointReader(Context context) {
        this.context = context;
        names = new Names("joint", context.problems());
    }

    /** The names of all joints read so far. */
    Names names() {
        return names;
    }

    /**
     * Reads a joint.
     *
     * @param attributes of an element {@code joint} or {@code freejoint}
     * @param bodyIndex number of the body that it moves
     * @param frame pose of the surrounding frames in the body
     */
    JointSpec read(Attributes attributes, int bodyIndex, Pose frame) {
        int index = count++;
        boolean alwaysFree = attributes.own().name().equals("freejoint");
        JointType type = alwaysFree ? JointType.FREE : attributes.keyword("type", TYPES, JointType.HINGE);
        boolean rotates = type == JointType.HINGE || type == JointType.BALL;
        double unit = rotates ? context.compiler().angleUnit() : 1;
        double springUnit = type == JointType.HINGE ? unit : 1;
        boolean free = type == JointType.FREE;
        Range range = attributes.range("range");
        boolean limited = !free && limited(attributes, "limited", "range");
        if (limited && type == JointType.BALL && range.minimum() != 0) {
            attributes.error("range", "of a ball joint is \"0 angle\"; the first number must be 0.");
        }
        return new JointSpec(
                index,
                bodyIndex,
                names.register(attributes.own(), index),
                type,
                free ? Vector3.ZERO : frame.transform(attributes.vector("pos", Vector3.ZERO)),
                axis(attributes, type, frame),
                limited,
                new Range(range.minimum() * unit, range.maximum() * unit),
                attributes.number("margin", 0),
                attributes.solverReference("solreflimit"),
                attributes.solverImpedance("solimplimit"),
                attributes.notNegative("stiffness", 0),
                SpringDamper.NONE,
                attributes.number("springref", 0) * springUnit,
                attributes.number("ref", 0) * springUnit,
                attributes.notNegative("damping", 0),
                attributes.notNegative("armature", 0),
                attributes.notNegative("frictionloss", 0),
                attributes.solverReference("solreffriction"),
                attributes.solverImpedance("solimpfriction"),
                limited(attributes, "actuatorfrclimited", "actuatorfrcrange"),
                attributes.range("actuatorfrcrange"),
                attributes.truth("actuatorgravcomp", false),
                attributes.integer("group", 0),
                attributes.location());
    }

    private boolean limited(Attributes attributes, String switchName, String rangeName) {
        return Limits.limited(
                attributes, switchName, rangeName, context.compiler().automaticLimits());
    }

    private static Vector3 axis(Attributes attributes, JointType type, Pose frame) {
        Vector3 axis = attributes.vector("axis", Vector3.UNIT_Z);
        if (type == JointType.FREE || type == JointType.BALL) {
            return Vector3.UNIT_Z;
        }
        if (axis.length() < 1e-14) {
            attributes.error("axis", "has length 0; give the direction of the motion.");
            return Vector3.UNIT_Z;
        }
        return frame.orientation().rotate(axis.normalized());
    }
}
