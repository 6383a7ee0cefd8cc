package sinew.assets.mjcf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import sinew.assets.model.JointSpec;
import sinew.assets.model.JointType;
import sinew.assets.model.ObjectType;
import sinew.assets.model.SensorSpec;
import sinew.assets.model.SensorType;
import sinew.assets.model.TendonSpec;

/** Reads sensors. */
final class SensorReader {
    private static final Map<String, SensorType> TYPES =
            Arrays.stream(SensorType.values()).collect(Collectors.toMap(SensorType::tag, Function.identity()));
    private static final Map<String, ObjectType> FRAMES = Map.of(
            "body", ObjectType.BODY,
            "xbody", ObjectType.BODY_FRAME,
            "geom", ObjectType.GEOM,
            "site", ObjectType.SITE,
            "camera", ObjectType.CAMERA);
    private static final Set<SensorType> OF_BALLS =
            EnumSet.of(SensorType.BALL_ORIENTATION, SensorType.BALL_ANGULAR_VELOCITY);
    private static final Set<SensorType> OF_JOINT_LIMITS =
            EnumSet.of(SensorType.JOINT_LIMIT_POSITION, SensorType.JOINT_LIMIT_VELOCITY, SensorType.JOINT_LIMIT_FORCE);
    private static final Set<SensorType> OF_TENDON_LIMITS = EnumSet.of(
            SensorType.TENDON_LIMIT_POSITION, SensorType.TENDON_LIMIT_VELOCITY, SensorType.TENDON_LIMIT_FORCE);

    private final Context context;
    private final ElementNames elements;
    private final List<JointSpec> joints;
    private final List<TendonSpec> tendons;
    private final Names names;

    SensorReader(Context context, ElementNames elements, List<JointSpec> joints, List<TendonSpec> tendons) {
        this.context = context;
        this.elements = elements;
        this.joints = joints;
        this.tendons = tendons;
        names = new Names("sensor", context.problems());
    }

    /** An element that a sensor refers to. */
    private record Target(ObjectType type, int index) {
        static final Target NONE = new Target(ObjectType.NONE, -1);
    }

    List<SensorSpec> read(List<XmlElement> sections) {
        List<SensorSpec> result = new ArrayList<>();
        for (XmlElement section : sections) {
            for (XmlElement element : section.children()) {
                names.register(element, result.size());
                SensorType type = TYPES.get(element.name());
                if (type != null) {
                    result.add(read(Attributes.of(element, context.problems()), type, result.size()));
                }
            }
        }
        return result;
    }

    private SensorSpec read(Attributes attributes, SensorType type, int index) {
        List<Integer> parameters = type == SensorType.CONTACT ? ContactSensorData.parameters(attributes) : List.of();
        int dimension = type == SensorType.CONTACT ? ContactSensorData.dimension(parameters) : type.dimension();
        Target object = object(attributes, type);
        Target reference = reference(attributes, type);
        return new SensorSpec(
                index,
                attributes.name(),
                type,
                object.type,
                object.index,
                reference.type,
                reference.index,
                attributes.notNegative("cutoff", 0),
                attributes.notNegative("noise", 0),
                dimension,
                parameters,
                attributes.location());
    }

    private Target object(Attributes attributes, SensorType type) {
        return switch (type) {
            case TOUCH, ACCELEROMETER, VELOCIMETER, GYRO, FORCE, TORQUE, MAGNETOMETER, RANGEFINDER, CAMERA_PROJECTION ->
                target(attributes, ObjectType.SITE, "site");
            case JOINT_POSITION,
                    JOINT_VELOCITY,
                    JOINT_ACTUATOR_FORCE,
                    BALL_ORIENTATION,
                    BALL_ANGULAR_VELOCITY,
                    JOINT_LIMIT_POSITION,
                    JOINT_LIMIT_VELOCITY,
                    JOINT_LIMIT_FORCE -> joint(attributes, type);
            case TENDON_POSITION,
                    TENDON_VELOCITY,
                    TENDON_ACTUATOR_FORCE,
                    TENDON_LIMIT_POSITION,
                    TENDON_LIMIT_VELOCITY,
                    TENDON_LIMIT_FORCE -> tendon(attributes, type);
            case ACTUATOR_POSITION, ACTUATOR_VELOCITY, ACTUATOR_FORCE ->
                target(attributes, ObjectType.ACTUATOR, "actuator");
            case SUBTREE_CENTER_OF_MASS, SUBTREE_LINEAR_VELOCITY, SUBTREE_ANGULAR_MOMENTUM ->
                target(attributes, ObjectType.BODY, "body");
            case FRAME_POSITION,
                    FRAME_ORIENTATION,
                    FRAME_X_AXIS,
                    FRAME_Y_AXIS,
                    FRAME_Z_AXIS,
                    FRAME_LINEAR_VELOCITY,
                    FRAME_ANGULAR_VELOCITY,
                    FRAME_LINEAR_ACCELERATION,
                    FRAME_ANGULAR_ACCELERATION,
                    INSIDE_SITE -> frame(attributes, "objtype", "objname");
            case DISTANCE, NORMAL, FROM_TO -> oneOf(attributes, true, "geom1", "body1");
            case CONTACT -> oneOf(attributes, false, "site", "body1", "subtree1", "geom1");
            case POTENTIAL_ENERGY, KINETIC_ENERGY, CLOCK -> Target.NONE;
        };
    }

    private Target reference(Attributes attributes, SensorType type) {
        return switch (type) {
            case CAMERA_PROJECTION -> target(attributes, ObjectType.CAMERA, "camera");
            case INSIDE_SITE -> target(attributes, ObjectType.SITE, "site");
            case DISTANCE, NORMAL, FROM_TO -> oneOf(attributes, true, "geom2", "body2");
            case CONTACT -> oneOf(attributes, false, "body2", "subtree2", "geom2");
            default -> {
                boolean stated = attributes.has("reftype") || attributes.has("refname");
                yield stated ? frame(attributes, "reftype", "refname") : Target.NONE;
            }
        };
    }

    private Target frame(Attributes attributes, String typeName, String name) {
        attributes.require(typeName, "say what kind of element it is: body, xbody, geom, site or camera");
        attributes.require(name, "name the element");
        if (!attributes.has(typeName) || !attributes.has(name)) {
            return Target.NONE;
        }
        return target(attributes, attributes.keyword(typeName, FRAMES, ObjectType.BODY), name);
    }

    private Target oneOf(Attributes attributes, boolean required, String... choices) {
        List<String> stated = Arrays.stream(choices).filter(attributes::has).toList();
        if (stated.size() > 1) {
            attributes.error(stated.get(1), "is already given by \"" + stated.getFirst() + "\"; keep one of the two.");
        }
        if (stated.isEmpty()) {
            if (required) {
                attributes.error(choices[0], "missing; name one of " + String.join(", ", choices) + ".");
            }
            return Target.NONE;
        }
        String choice = stated.getFirst();
        ObjectType type = ObjectType.GEOM;
        if (choice.startsWith("body")) {
            type = ObjectType.BODY;
        } else if (choice.startsWith("subtree")) {
            type = ObjectType.BODY_FRAME;
        } else if (choice.equals("site")) {
            type = ObjectType.SITE;
        }
        return target(attributes, type, choice);
    }

    private Target joint(Attributes attributes, SensorType type) {
        Target target = target(attributes, ObjectType.JOINT, "joint");
        if (target.index >= 0) {
            JointSpec joint = joints.get(target.index);
            boolean ball = joint.type() == JointType.BALL;
            boolean axial = joint.type() == JointType.HINGE || joint.type() == JointType.SLIDE;
            if (OF_BALLS.contains(type) && !ball) {
                attributes.error("joint", "is a " + joint.type() + " joint, expected a ball joint.");
            } else if (OF_JOINT_LIMITS.contains(type) && !joint.limited()) {
                attributes.error("joint", "has no limit; give it a range or remove the sensor.");
            } else if (!OF_BALLS.contains(type) && !OF_JOINT_LIMITS.contains(type) && !axial) {
                attributes.error("joint", "is a " + joint.type() + " joint, expected a hinge or slide joint.");
            }
        }
        return target;
    }

    private Target tendon(Attributes attributes, SensorType type) {
        Target target = target(attributes, ObjectType.TENDON, "tendon");
        if (target.index >= 0
                && OF_TENDON_LIMITS.contains(type)
                && !tendons.get(target.index).limited()) {
            attributes.error("tendon", "has no limit; give it a range or remove the sensor.");
        }
        return target;
    }

    private Target target(Attributes attributes, ObjectType type, String attribute) {
        Names known = switch (type) {
            case JOINT -> elements.tree().jointNames();
            case GEOM -> elements.tree().geomNames();
            case SITE -> elements.tree().siteNames();
            case CAMERA -> elements.tree().cameraNames();
            case TENDON -> elements.tendons();
            case ACTUATOR -> elements.actuators();
            case NONE, BODY, BODY_FRAME -> elements.tree().bodyNames();
        };
        return new Target(type, known.resolve(attributes, attribute));
    }
}
