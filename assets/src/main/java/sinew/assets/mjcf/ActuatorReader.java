package sinew.assets.mjcf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import sinew.assets.mjcf.TransmissionReader.Transmission;
import sinew.assets.model.ActuatorDynamics;
import sinew.assets.model.ActuatorKind;
import sinew.assets.model.ActuatorSpec;
import sinew.assets.model.ControlDelay;
import sinew.assets.model.ControlDelay.Interpolation;
import sinew.assets.model.JointSpec;
import sinew.assets.model.JointType;
import sinew.assets.model.Range;
import sinew.assets.model.TendonSpec;
import sinew.assets.model.TransmissionType;

/** Reads actuators. What the shortcuts mean is in {@link ActuatorLaw}. */
final class ActuatorReader {
    private static final Map<String, ActuatorKind> KINDS = Map.of(
            "motor", ActuatorKind.MOTOR,
            "position", ActuatorKind.POSITION,
            "velocity", ActuatorKind.VELOCITY,
            "intvelocity", ActuatorKind.INTEGRATED_VELOCITY,
            "damper", ActuatorKind.DAMPER,
            "cylinder", ActuatorKind.CYLINDER,
            "muscle", ActuatorKind.MUSCLE,
            "adhesion", ActuatorKind.ADHESION,
            "general", ActuatorKind.GENERAL);

    private static final Map<String, Interpolation> INTERPOLATIONS =
            Map.of("zoh", Interpolation.HOLD, "linear", Interpolation.LINEAR, "cubic", Interpolation.CUBIC);
    private static final int MOST_SAMPLES = 10_000;

    private final Context context;
    private final TransmissionReader transmissions;
    private final List<JointSpec> joints;
    private final List<TendonSpec> tendons;
    private final Names names;

    ActuatorReader(
            Context context, TransmissionReader transmissions, List<JointSpec> joints, List<TendonSpec> tendons) {
        this.context = context;
        this.transmissions = transmissions;
        this.joints = joints;
        this.tendons = tendons;
        names = new Names("actuator", context.problems());
    }

    /** The names of all actuators read so far. */
    Names names() {
        return names;
    }

    List<ActuatorSpec> read(List<XmlElement> sections) {
        List<ActuatorSpec> result = new ArrayList<>();
        for (XmlElement section : sections) {
            for (XmlElement element : section.children()) {
                names.register(element, result.size());
                result.add(read(context.defaults().of(element, null), result.size()));
            }
        }
        return result;
    }

    private ActuatorSpec read(Attributes attributes, int index) {
        Transmission transmission = transmissions.read(attributes);
        ActuatorLaw law = ActuatorLaw.of(attributes);
        ActuatorKind kind = KINDS.getOrDefault(attributes.own().name(), ActuatorKind.GENERAL);
        Range inherited = inheritedRange(attributes, transmission, law.inheritRange);
        boolean inherits = !inherited.equals(Range.NONE);
        boolean integrates = kind == ActuatorKind.INTEGRATED_VELOCITY;
        boolean alwaysLimited = kind == ActuatorKind.DAMPER || kind == ActuatorKind.ADHESION;
        Range control = inherits && !integrates ? inherited : attributes.range("ctrlrange");
        Range activation = inherits && integrates ? inherited : attributes.range("actrange");
        if (alwaysLimited) {
            Limits.check(attributes, "ctrlrange", control);
        }
        boolean activationLimited = limited(attributes, "act", activation);
        checkActivation(attributes, law, activationLimited);
        checkRotor(attributes, transmission);
        return new ActuatorSpec(
                index,
                attributes.name(),
                kind,
                transmission.type(),
                transmission.target(),
                transmission.reference(),
                transmission.crankLength(),
                attributes.figures("gear", new double[] {1, 0, 0, 0, 0, 0}, 1),
                alwaysLimited || limited(attributes, "ctrl", control),
                control,
                limited(attributes, "force", attributes.range("forcerange")),
                attributes.range("forcerange"),
                activationLimited,
                activation,
                law.dynamics == ActuatorDynamics.NONE ? 0 : 1,
                law.dynamics,
                numbers(law.dynamicsParameters),
                law.gain,
                numbers(law.gainParameters),
                law.bias,
                numbers(law.biasParameters),
                law.dampingRatio,
                attributes.range("lengthrange"),
                JointReader.linear(attributes, "damping"),
                JointReader.growth(attributes, "damping"),
                attributes.notNegative("armature", 0),
                delay(attributes),
                attributes.truth("actearly", false),
                attributes.integer("group", 0),
                attributes.location());
    }

    private static void checkActivation(Attributes attributes, ActuatorLaw law, boolean limited) {
        boolean stateless = law.dynamics == ActuatorDynamics.NONE;
        if (stateless && limited) {
            attributes.error("actrange", "there is no activation to clamp; remove it or give a dyntype.");
        }
        int dimension = attributes.integer("actdim", -1);
        if (dimension != -1 && dimension != (stateless ? 0 : 1)) {
            attributes.error("actdim", "is " + dimension + "; leave it out, the dyntype says how many there are.");
        }
    }

    private static ControlDelay delay(Attributes attributes) {
        double time = attributes.notNegative("delay", 0);
        int samples = attributes.integer("nsample", 0);
        Interpolation interpolation = attributes.keyword("interp", INTERPOLATIONS, Interpolation.HOLD);
        if (time == 0) {
            return ControlDelay.NONE;
        }
        if (samples < 1 || samples > MOST_SAMPLES) {
            attributes.error(
                    "nsample", "is " + samples + ", expected 1 to " + MOST_SAMPLES + " samples for the delay.");
            return ControlDelay.NONE;
        }
        return new ControlDelay(time, samples, interpolation);
    }

    private static void checkRotor(Attributes attributes, Transmission transmission) {
        boolean direct = transmission.type() == TransmissionType.JOINT
                || transmission.type() == TransmissionType.JOINT_IN_PARENT
                || transmission.type() == TransmissionType.TENDON;
        for (String name : List.of("damping", "armature")) {
            boolean any =
                    Arrays.stream(attributes.numbers(name, new double[3], 1)).anyMatch(value -> value != 0);
            if (any && !direct) {
                attributes.error(name, "belongs to a joint or tendon, and the actuator acts on neither; remove it.");
            }
        }
    }

    private boolean limited(Attributes attributes, String prefix, Range range) {
        boolean automatic = context.compiler(attributes).automaticLimits();
        return Limits.limited(attributes, prefix + "limited", prefix + "range", range, automatic);
    }

    /** The target's range about its middle, scaled; {@link Range#NONE} if the actuator does not ask for it. */
    private Range inheritedRange(Attributes attributes, Transmission transmission, double factor) {
        if (factor <= 0 || transmission.target() < 0) {
            return Range.NONE;
        }
        Range range = targetRange(transmission);
        if (range.radius() <= 0) {
            attributes.error(
                    "inheritrange", "the target has no range to inherit; write a ctrlrange, or a range at the target.");
            return Range.NONE;
        }
        String clash = attributes.own().name().equals("intvelocity") ? "actrange" : "ctrlrange";
        if (!attributes.range(clash).equals(Range.NONE)) {
            attributes.error("inheritrange", "the range is already given by \"" + clash + "\"; keep one of the two.");
        }
        double radius = range.radius() * factor;
        return new Range(range.middle() - radius, range.middle() + radius);
    }

    private Range targetRange(Transmission transmission) {
        if (transmission.type() == TransmissionType.TENDON) {
            return tendons.get(transmission.target()).range();
        }
        if (transmission.type() != TransmissionType.JOINT && transmission.type() != TransmissionType.JOINT_IN_PARENT) {
            return Range.NONE;
        }
        JointSpec joint = joints.get(transmission.target());
        boolean axial = joint.type() == JointType.HINGE || joint.type() == JointType.SLIDE;
        return axial ? joint.range() : Range.NONE;
    }

    private static List<Double> numbers(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
