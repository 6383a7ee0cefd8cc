package sinew.assets.mjcf;

import java.util.Map;
import sinew.assets.model.JointSpec;
import sinew.assets.model.JointType;
import sinew.assets.model.Polynomial;
import sinew.assets.model.Pose;
import sinew.assets.model.Range;
import sinew.assets.model.SpringDamper;
import sinew.assets.model.Vector3;

/** Reads joints. */
final class JointReader {
    private static final Map<String, JointType> TYPES =
            Map.of("free", JointType.FREE, "ball", JointType.BALL, "slide", JointType.SLIDE, "hinge", JointType.HINGE);

    private static final Map<String, Boolean> ALIGNMENTS = Map.of("true", true, "false", false);

    private final Context context;

    JointReader(Context context) {
        this.context = context;
    }

    /**
     * Reads a joint. It gets its number later.
     *
     * @param attributes of an element {@code joint} or {@code freejoint}
     * @param frame pose of the surrounding frames in the body
     */
    JointSpec read(Attributes attributes, Pose frame) {
        boolean alwaysFree = attributes.own().name().equals("freejoint");
        JointType type = alwaysFree ? JointType.FREE : attributes.keyword("type", TYPES, JointType.HINGE);
        boolean rotates = type == JointType.HINGE || type == JointType.BALL;
        double unit = rotates ? context.compiler(attributes).angleUnit() : 1;
        double springUnit = type == JointType.HINGE ? unit : 1;
        boolean free = type == JointType.FREE;
        Range range = attributes.range("range");
        boolean limited = !free && limited(attributes, "limited", "range");
        if (limited && type == JointType.BALL && range.minimum() != 0) {
            attributes.error("range", "of a ball joint is \"0 angle\"; the first number must be 0.");
        }
        return new JointSpec(
                -1,
                -1,
                attributes.name(),
                type,
                free ? Vector3.ZERO : frame.transform(attributes.vector("pos", Vector3.ZERO)),
                axis(attributes, type, frame),
                limited,
                new Range(range.minimum() * unit, range.maximum() * unit),
                attributes.number("margin", 0),
                attributes.solverReference("solreflimit"),
                attributes.solverImpedance("solimplimit"),
                linear(attributes, "stiffness"),
                growth(attributes, "stiffness"),
                springDamper(attributes),
                attributes.number("springref", 0) * springUnit,
                attributes.number("ref", 0) * springUnit,
                linear(attributes, "damping"),
                growth(attributes, "damping"),
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
                attributes, switchName, rangeName, context.compiler(attributes).automaticLimits());
    }

    /** Whether the body's frame shall be moved to its centre of mass. */
    boolean aligns(Attributes attributes) {
        boolean standard = context.compiler(attributes).alignFree();
        if (attributes.text("align").equals("auto")) {
            return standard;
        }
        return attributes.keyword("align", ALIGNMENTS, standard);
    }

    /** The constant part of a stiffness or damping. */
    static double linear(Attributes attributes, String name) {
        double[] coefficients = attributes.numbers(name, new double[3], 1);
        if (coefficients[0] < 0) {
            attributes.error(name, "is " + coefficients[0] + ", expected 0 or more.");
        }
        return coefficients[0];
    }

    /** How a stiffness or damping changes. */
    static Polynomial growth(Attributes attributes, String name) {
        double[] coefficients = attributes.numbers(name, new double[3], 1);
        return new Polynomial(coefficients[1], coefficients[2]);
    }

    private static SpringDamper springDamper(Attributes attributes) {
        double[] values = attributes.numbers("springdamper", new double[2], 2);
        if (values[0] == 0 && values[1] == 0) {
            return SpringDamper.NONE;
        }
        if (values[0] <= 0 || values[1] <= 0) {
            attributes.error("springdamper", "needs a time constant and a damping ratio, both above 0.");
            return SpringDamper.NONE;
        }
        return new SpringDamper(values[0], values[1]);
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
