package sinew.assets.mjcf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import sinew.assets.model.EqualitySpec;
import sinew.assets.model.EqualityType;
import sinew.assets.model.JointSpec;
import sinew.assets.model.JointType;
import sinew.assets.model.ObjectType;
import sinew.assets.model.Pose;
import sinew.assets.model.Quaternion;
import sinew.assets.model.Vector3;

/** Reads equality constraints and computes what follows from the initial pose. */
final class EqualityReader {
    private static final int DATA = 11;

    private final Context context;
    private final ElementNames elements;
    private final List<JointSpec> joints;
    private final List<Pose> initial;
    private final Names names;

    EqualityReader(Context context, ElementNames elements, List<JointSpec> joints, List<Pose> initialBodyPoses) {
        this.context = context;
        this.elements = elements;
        this.joints = joints;
        initial = initialBodyPoses;
        names = new Names("equality", context.problems());
    }

    List<EqualitySpec> read(List<XmlElement> sections) {
        List<EqualitySpec> result = new ArrayList<>();
        for (XmlElement section : sections) {
            for (XmlElement element : section.children()) {
                Attributes attributes = context.defaults().of(element, null, "equality");
                names.register(element, result.size());
                result.add(
                        switch (element.name()) {
                            case "connect" -> ofBodies(attributes, EqualityType.CONNECT, result.size());
                            case "weld" -> ofBodies(attributes, EqualityType.WELD, result.size());
                            case "joint" -> ofJoints(attributes, result.size());
                            default -> ofTendons(attributes, result.size());
                        });
            }
        }
        return result;
    }

    private EqualitySpec ofBodies(Attributes attributes, EqualityType type, int index) {
        boolean sites = attributes.has("site1") || attributes.has("site2");
        for (String name : List.of("body1", "body2", "anchor", "relpose")) {
            if (sites && attributes.has(name)) {
                attributes.error(name, "the constraint is between two sites; keep either the sites or this.");
            }
        }
        double[] data = new double[DATA];
        data[10] = attributes.number("torquescale", 1);
        if (sites) {
            data[6] = type == EqualityType.WELD ? 1 : 0;
            int first = elements.tree().siteNames().resolve(attributes, "site1");
            int second = elements.tree().siteNames().resolve(attributes, "site2");
            return equality(attributes, type, ObjectType.SITE, index, first, second, data);
        }
        int first = elements.tree().bodyNames().resolve(attributes, "body1");
        int second = attributes.has("body2") ? elements.tree().bodyNames().resolve(attributes, "body2") : 0;
        if (type == EqualityType.CONNECT) {
            attributes.require("anchor", "give the point in the frame of body1, or connect two sites");
        }
        if (first >= 0 && second >= 0) {
            double[] anchor = attributes.numbers("anchor", new double[3], 3);
            Pose pose = initial.get(first).inverse().times(initial.get(second));
            if (type == EqualityType.CONNECT) {
                connect(data, new Vector3(anchor[0], anchor[1], anchor[2]), pose);
            } else {
                weld(data, attributes, new Vector3(anchor[0], anchor[1], anchor[2]), pose);
            }
        }
        return equality(attributes, type, ObjectType.BODY, index, first, second, data);
    }

    /** The anchor is stated in the first body's frame. */
    private static void connect(double[] data, Vector3 anchor, Pose second) {
        put(data, 0, anchor);
        put(data, 3, second.inverse().transform(anchor));
    }

    /** The anchor is stated in the second body's frame; the relative pose may be. */
    private static void weld(double[] data, Attributes attributes, Vector3 anchor, Pose second) {
        put(data, 0, anchor);
        double[] stated = attributes.numbers("relpose", new double[7], 7);
        Quaternion turn = new Quaternion(stated[3], stated[4], stated[5], stated[6]);
        if (stated[3] == 0 && stated[4] == 0 && stated[5] == 0 && stated[6] == 0) {
            put(data, 3, second.transform(anchor));
            turn = second.orientation();
        } else {
            System.arraycopy(stated, 0, data, 3, 3);
            turn = turn.normalized();
        }
        data[6] = turn.w();
        data[7] = turn.x();
        data[8] = turn.y();
        data[9] = turn.z();
    }

    private EqualitySpec ofJoints(Attributes attributes, int index) {
        int first = joint(attributes, "joint1");
        int second = attributes.has("joint2") ? joint(attributes, "joint2") : -1;
        return equality(attributes, EqualityType.JOINT, ObjectType.JOINT, index, first, second, polynomial(attributes));
    }

    private int joint(Attributes attributes, String name) {
        int index = elements.tree().jointNames().resolve(attributes, name);
        if (index >= 0) {
            JointType type = joints.get(index).type();
            if (type != JointType.HINGE && type != JointType.SLIDE) {
                attributes.error(name, "is a " + type + " joint; only hinge and slide joints can be made equal.");
            }
        }
        return index;
    }

    private EqualitySpec ofTendons(Attributes attributes, int index) {
        int first = elements.tendons().resolve(attributes, "tendon1");
        int second = attributes.has("tendon2") ? elements.tendons().resolve(attributes, "tendon2") : -1;
        double[] data = polynomial(attributes);
        return equality(attributes, EqualityType.TENDON, ObjectType.TENDON, index, first, second, data);
    }

    private static double[] polynomial(Attributes attributes) {
        return Arrays.copyOf(attributes.numbers("polycoef", new double[] {0, 1, 0, 0, 0}, 1), DATA);
    }

    private static EqualitySpec equality(
            Attributes attributes,
            EqualityType type,
            ObjectType objects,
            int index,
            int first,
            int second,
            double[] data) {
        if (first >= 0 && first == second) {
            String secondName = objects.name().toLowerCase(Locale.ROOT) + "2";
            attributes.error(secondName, "is the first one as well; name two different ones.");
        }
        return new EqualitySpec(
                index,
                attributes.name(),
                type,
                objects,
                first,
                second,
                Arrays.stream(data).boxed().toList(),
                attributes.solverReference("solref"),
                attributes.solverImpedance("solimp"),
                attributes.truth("active", true),
                attributes.location());
    }

    private static void put(double[] data, int at, Vector3 vector) {
        data[at] = vector.x();
        data[at + 1] = vector.y();
        data[at + 2] = vector.z();
    }
}
