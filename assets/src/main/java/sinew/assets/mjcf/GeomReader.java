package sinew.assets.mjcf;

import java.util.Map;
import java.util.Set;
import sinew.assets.mesh.MeshException;
import sinew.assets.model.ContactProperties;
import sinew.assets.model.FluidInteraction;
import sinew.assets.model.Friction;
import sinew.assets.model.GeomSpec;
import sinew.assets.model.Pose;
import sinew.assets.model.SiteSpec;
import sinew.assets.model.Vector3;

/** Reads geoms and sites. They get their numbers later. */
final class GeomReader {
    static final Set<Integer> CONTACT_DIMENSIONS = Set.of(1, 3, 4, 6);
    private static final Map<String, Boolean> FLUID_SHAPES = Map.of("none", false, "ellipsoid", true);
    private static final double WATER = 1000;
    private static final Vector3 SITE_SIZE = new Vector3(0.005, 0.005, 0.005);

    private final Context context;
    private final GeomShapeReader geomShapes;
    private final ShapeReader siteShapes;

    GeomReader(Context context) {
        this.context = context;
        geomShapes = new GeomShapeReader(context);
        siteShapes = new ShapeReader(context.orientations());
    }

    GeomSpec geom(Attributes attributes, Pose frame) {
        GeomShapeReader.GeomShape shape = geomShapes.read(attributes);
        double mass = mass(attributes, shape);
        ContactProperties contact = contact(attributes);
        requireHull(attributes, shape, contact);
        return new GeomSpec(
                -1,
                -1,
                attributes.name(),
                shape.type(),
                shape.size(),
                frame.times(shape.pose()),
                shape.mesh() == null ? -1 : shape.mesh().index(),
                shape.heightField() == null ? -1 : shape.heightField().index(),
                contact,
                context.assets().materials().resolve(attributes),
                attributes.text("material"),
                attributes.integer("group", 0),
                mass,
                shape.moments(mass),
                fluid(attributes),
                attributes.location());
    }

    /** Meshes touch by their convex hulls. */
    private static void requireHull(Attributes attributes, GeomShapeReader.GeomShape shape, ContactProperties contact) {
        if (shape.mesh() != null && contact.canTouch()) {
            try {
                shape.mesh().mesh().hull();
            } catch (MeshException e) {
                attributes.error("mesh", String.valueOf(e.getMessage()));
            }
        }
    }

    SiteSpec site(Attributes attributes, Pose frame) {
        ShapeReader.Shape shape = siteShapes.site(attributes, SITE_SIZE);
        return new SiteSpec(
                -1,
                -1,
                attributes.name(),
                shape.type(),
                shape.size(),
                frame.times(shape.pose()),
                context.assets().materials().resolve(attributes),
                attributes.integer("group", 0),
                attributes.location());
    }

    /** Reads how many dimensions contacts have. */
    static int contactDimensions(Attributes attributes) {
        int dimensions = attributes.integer("condim", 3);
        if (!CONTACT_DIMENSIONS.contains(dimensions)) {
            attributes.error("condim", "is " + dimensions + ", expected 1, 3, 4 or 6.");
        }
        return dimensions;
    }

    private static ContactProperties contact(Attributes attributes) {
        Friction standard = Friction.STANDARD;
        double[] friction = {standard.sliding(), standard.torsional(), standard.rolling()};
        friction = attributes.numbers("friction", friction, 1);
        return new ContactProperties(
                attributes.integer("contype", 1),
                attributes.integer("conaffinity", 1),
                contactDimensions(attributes),
                attributes.integer("priority", 0),
                new Friction(friction[0], friction[1], friction[2]),
                attributes.notNegative("solmix", 1),
                attributes.solverReference("solref"),
                attributes.solverImpedance("solimp"),
                attributes.number("margin", 0),
                attributes.number("gap", 0));
    }

    private static FluidInteraction fluid(Attributes attributes) {
        FluidInteraction standard = FluidInteraction.STANDARD;
        double[] values = {
            standard.bluntDrag(),
            standard.slenderDrag(),
            standard.angularDrag(),
            standard.kuttaLift(),
            standard.magnusLift()
        };
        values = attributes.numbers("fluidcoef", values, 1);
        boolean ellipsoid = attributes.keyword("fluidshape", FLUID_SHAPES, false);
        return new FluidInteraction(ellipsoid, values[0], values[1], values[2], values[3], values[4]);
    }

    /** A stated mass wins over density. */
    private static double mass(Attributes attributes, GeomShapeReader.GeomShape shape) {
        double amount = shape.amount();
        double byDensity = attributes.notNegative("density", WATER) * amount;
        double stated = attributes.notNegative("mass", byDensity);
        return amount > 0 ? stated : 0;
    }
}
