package sinew.assets.mjcf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import sinew.assets.model.ActuatorDynamics;
import sinew.assets.model.ActuatorKind;
import sinew.assets.model.ActuatorSpec;
import sinew.assets.model.JointSpec;
import sinew.assets.model.JointType;
import sinew.assets.model.Range;
import sinew.assets.model.TransmissionType;

/** Reads actuators. What the shortcuts mean is in {@link ActuatorLaw}. */
final class ActuatorReader {
    private static final Map<String, ActuatorKind> KINDS = Map.of(
            "motor", ActuatorKind.MOTOR,
            "position", ActuatorKind.POSITION,
            "velocity", ActuatorKind.VELOCITY,
            "intvelocity", ActuatorKind.INTEGRATED_VELOCITY,
            "damper", ActuatorKind.DAMPER,
            "general", ActuatorKind.GENERAL);

    private final Context context;
    private final Names jointNames;
    private final List<JointSpec> joints;
    private final Names names;

    ActuatorReader(Context context, Names jointNames, List<JointSpec> joints) {
        this.context = context;
        this.jointNames = jointNames;
        this.joints = joints;
        names = new Names("actuator", context.problems());
    }

    List<ActuatorSpec> read(List<XmlElement> sections) {
        List<ActuatorSpec> result = new ArrayList<>();
        for (XmlElement section : sections) {
            for (XmlElement element : section.children()) {
                result.add(read(context.defaults().of(element, null), result.size()));
            }
        }
        return result;
    }

    private ActuatorSpec read(Attributes attributes, int index) {
        String name = names.register(attributes.own(), index);
        TransmissionType transmission = transmission(attributes);
        String target = transmission == TransmissionType.JOINT ? "joint" : "jointinparent";
        int joint = jointNames.resolve(attributes, target);
        ActuatorLaw law = ActuatorLaw.of(attributes, context.problems());
        ActuatorKind kind = KINDS.getOrDefault(attributes.own().name(), ActuatorKind.GENERAL);
        Range inherited = inheritedRange(attributes, joint, law.inheritRange);
        boolean inherits = !inherited.equals(Range.NONE);
        boolean integrates = kind == ActuatorKind.INTEGRATED_VELOCITY;
        Range control = inherits && !integrates ? inherited : attributes.range("ctrlrange");
        Range activation = inherits && integrates ? inherited : attributes.range("actrange");
        return new ActuatorSpec(
                index,
                name,
                kind,
                transmission,
                joint,
                -1,
                0,
                numbers(attributes.numbers("gear", new double[] {1, 0, 0, 0, 0, 0}, 1)),
                (inherits && !integrates) || kind == ActuatorKind.DAMPER || limited(attributes, "ctrl"),
                control,
                limited(attributes, "force"),
                attributes.range("forcerange"),
                (inherits && integrates) || limited(attributes, "act"),
                activation,
                law.dynamics == ActuatorDynamics.NONE ? 0 : 1,
                law.dynamics,
                numbers(law.dynamicsParameters),
                law.gain,
                numbers(law.gainParameters),
                law.bias,
                numbers(law.biasParameters),
                law.dampingRatio,
                Range.NONE,
                attributes.truth("actearly", false),
                attributes.integer("group", 0),
                attributes.location());
    }

    private TransmissionType transmission(Attributes attributes) {
        if (attributes.has("joint") && attributes.has("jointinparent")) {
            attributes.error("jointinparent", "the target is already given by \"joint\"; keep one of the two.");
        }
        return attributes.has("jointinparent") ? TransmissionType.JOINT_IN_PARENT : TransmissionType.JOINT;
    }

    private boolean limited(Attributes attributes, String prefix) {
        return Limits.limited(
                attributes,
                prefix + "limited",
                prefix + "range",
                context.compiler().automaticLimits());
    }

    /** The joint's range about its middle, scaled; {@link Range#NONE} if the actuator does not ask for it. */
    private Range inheritedRange(Attributes attributes, int jointIndex, double factor) {
        if (factor <= 0 || jointIndex < 0) {
            return Range.NONE;
        }
        JointSpec joint = joints.get(jointIndex);
        boolean scalar = joint.type() == JointType.HINGE || joint.type() == JointType.SLIDE;
        if (!scalar || joint.range().radius() <= 0) {
            attributes.error(
                    "inheritrange", "the joint \"" + joint.name() + "\" has no range to inherit; write a ctrlrange.");
            return Range.NONE;
        }
        String clash = attributes.own().name().equals("intvelocity") ? "actrange" : "ctrlrange";
        if (!attributes.range(clash).equals(Range.NONE)) {
            attributes.error("inheritrange", "the range is already given by \"" + clash + "\"; keep one of the two.");
        }
        double radius = joint.range().radius() * factor;
        return new Range(joint.range().middle() - radius, joint.range().middle() + radius);
    }

    private static List<Double> numbers(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
