package sinew.assets.mjcf;

import java.util.ArrayList;
import java.util.List;
import sinew.assets.model.GeomSpec;
import sinew.assets.model.GeomType;
import sinew.assets.model.JointSpec;
import sinew.assets.model.Range;
import sinew.assets.model.TendonSpec;
import sinew.assets.model.WrapSpec;
import sinew.assets.model.WrapType;

/** Reads tendons. */
final class TendonReader {
    private static final double WIDTH = 0.003;

    private final Context context;
    private final BodyTree tree;
    private final List<JointSpec> joints;
    private final List<GeomSpec> geoms;
    private final Names names;

    TendonReader(Context context, BodyTree tree, List<JointSpec> joints, List<GeomSpec> geoms) {
        this.context = context;
        this.tree = tree;
        this.joints = joints;
        this.geoms = geoms;
        names = new Names("tendon", context.problems());
    }

    /** The names of all tendons read so far. */
    Names names() {
        return names;
    }

    List<TendonSpec> read(List<XmlElement> sections) {
        List<TendonSpec> result = new ArrayList<>();
        for (XmlElement section : sections) {
            for (XmlElement element : section.children()) {
                names.register(element, result.size());
                result.add(read(context.defaults().of(element, null), result.size()));
            }
        }
        return result;
    }

    private TendonSpec read(Attributes attributes, int index) {
        List<WrapSpec> path = path(attributes.own());
        boolean automatic = context.compiler(attributes).automaticLimits();
        double armature = attributes.notNegative("armature", 0);
        if (armature > 0 && path.stream().anyMatch(TendonReader::isGeom)) {
            attributes.error(
                    "armature", "a tendon that runs round a geom cannot have armature; remove one of the two.");
        }
        return new TendonSpec(
                index,
                attributes.name(),
                path,
                Limits.limited(attributes, "limited", "range", automatic),
                attributes.range("range"),
                attributes.number("margin", 0),
                attributes.solverReference("solreflimit"),
                attributes.solverImpedance("solimplimit"),
                JointReader.linear(attributes, "stiffness"),
                JointReader.growth(attributes, "stiffness"),
                springLength(attributes),
                JointReader.linear(attributes, "damping"),
                JointReader.growth(attributes, "damping"),
                armature,
                attributes.notNegative("frictionloss", 0),
                attributes.solverReference("solreffriction"),
                attributes.solverImpedance("solimpfriction"),
                Limits.limited(attributes, "actuatorfrclimited", "actuatorfrcrange", automatic),
                attributes.range("actuatorfrcrange"),
                attributes.notNegative("width", WIDTH),
                context.assets().materials().resolve(attributes),
                attributes.integer("group", 0),
                attributes.location());
    }

    /** One number is both ends. */
    private static Range springLength(Attributes attributes) {
        Range result = TendonSpec.INITIAL_LENGTH;
        for (XmlElement source : attributes.sources()) {
            Attributes own = attributes.only(source);
            double[] values = own.list("springlength");
            if (values.length == 1) {
                result = new Range(values[0], values[0]);
            } else if (own.has("springlength")) {
                result = own.range("springlength");
            }
        }
        if (result.minimum() > result.maximum()) {
            attributes.error(
                    "springlength",
                    "is \"" + attributes.text("springlength")
                            + "\", expected the smaller length first, then the larger one.");
        }
        return result;
    }

    private List<WrapSpec> path(XmlElement tendon) {
        List<WrapSpec> path = new ArrayList<>();
        for (XmlElement element : tendon.children()) {
            path.add(piece(Attributes.of(element, context.problems())));
        }
        if (path.isEmpty()) {
            context.problems()
                    .error(
                            tendon.location(),
                            tendon.name(),
                            "the tendon is empty; add joints to it, or sites and geoms.");
        }
        for (int i = 0; i < path.size(); i++) {
            checkOrder(tendon.children().get(i), path, i);
        }
        return path;
    }

    private WrapSpec piece(Attributes attributes) {
        return switch (attributes.own().name()) {
            case "joint" -> joint(attributes);
            case "site" -> new WrapSpec(WrapType.SITE, tree.siteNames().resolve(attributes, "site"), 0, -1);
            case "pulley" -> {
                attributes.require("divisor", "say how many branches share the force");
                yield new WrapSpec(WrapType.PULLEY, -1, attributes.positive("divisor", 1), -1);
            }
            default -> geom(attributes);
        };
    }

    private WrapSpec joint(Attributes attributes) {
        int index = tree.jointNames().resolve(attributes, "joint");
        attributes.require("coef", "give the factor of the joint's position");
        if (index >= 0 && joints.get(index).type().velocityCount() > 1) {
            context.problems()
                    .warn(
                            attributes.own().location(),
                            "joint",
                            "is a " + joints.get(index).type() + " joint; only its first coordinate pulls.");
        }
        return new WrapSpec(WrapType.JOINT, index, attributes.number("coef", 1), -1);
    }

    private WrapSpec geom(Attributes attributes) {
        int index = tree.geomNames().resolve(attributes, "geom");
        int side = attributes.text("sidesite").isEmpty() ? -1 : tree.siteNames().resolve(attributes, "sidesite");
        WrapType type = WrapType.SPHERE;
        if (index >= 0) {
            GeomType shape = geoms.get(index).type();
            if (shape != GeomType.SPHERE && shape != GeomType.CYLINDER) {
                attributes.error("geom", "is a " + shape + "; a tendon can only run round spheres and cylinders.");
            }
            type = shape == GeomType.CYLINDER ? WrapType.CYLINDER : WrapType.SPHERE;
        }
        return new WrapSpec(type, index, 0, side);
    }

    /** Every branch begins and ends with a site, and geoms lie between sites. */
    private void checkOrder(XmlElement element, List<WrapSpec> path, int at) {
        WrapType type = path.get(at).type();
        boolean siteBefore = at > 0 && path.get(at - 1).type() == WrapType.SITE;
        boolean siteAfter = at + 1 < path.size() && path.get(at + 1).type() == WrapType.SITE;
        boolean geomBefore = at > 0 && isGeom(path.get(at - 1));
        boolean geomAfter = at + 1 < path.size() && isGeom(path.get(at + 1));
        String wrong = switch (type) {
            case JOINT -> "";
            case SITE -> {
                if (siteBefore && path.get(at - 1).equals(path.get(at))) {
                    yield "is the same site as the one before; remove one of them.";
                }
                boolean neighbour = siteBefore || siteAfter || geomBefore || geomAfter;
                yield neighbour ? "" : "needs a site or geom before or after it.";
            }
            case PULLEY -> siteAfter ? "" : "needs a site after it.";
            case SPHERE, CYLINDER -> siteBefore && siteAfter ? "" : "needs a site before and a site after it.";
        };
        if (!wrong.isEmpty()) {
            context.problems().error(element.location(), "spatial." + element.name(), wrong);
        }
    }

    private static boolean isGeom(WrapSpec piece) {
        return piece.type() == WrapType.SPHERE || piece.type() == WrapType.CYLINDER;
    }
}
