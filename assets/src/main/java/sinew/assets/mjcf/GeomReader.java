package sinew.assets.mjcf;

import java.util.Set;
import sinew.assets.model.ContactProperties;
import sinew.assets.model.FluidInteraction;
import sinew.assets.model.Friction;
import sinew.assets.model.GeomSpec;
import sinew.assets.model.Pose;
import sinew.assets.model.SiteSpec;
import sinew.assets.model.Vector3;

/** Reads geoms and sites. */
final class GeomReader {
    private static final Set<Integer> CONTACT_DIMENSIONS = Set.of(1, 3, 4, 6);
    private static final double WATER = 1000;
    private static final Vector3 SITE_SIZE = new Vector3(0.005, 0.005, 0.005);

    private final Context context;
    private final ShapeReader shapes;
    private final Names geomNames;
    private final Names siteNames;
    private int geomCount;
    private int siteCount;

    GeomReader(Context context) {
        this.context = context;
        shapes = new ShapeReader(context.orientations());
        geomNames = new Names("geom", context.problems());
        siteNames = new Names("site", context.problems());
    }

    GeomSpec geom(Attributes attributes, int bodyIndex, Pose frame) {
        ShapeReader.Shape shape = shapes.read(attributes, Vector3.ZERO);
        int index = geomCount++;
        double mass = mass(attributes, shape);
        return new GeomSpec(
                index,
                bodyIndex,
                geomNames.register(attributes.own(), index),
                shape.type(),
                shape.size(),
                frame.times(shape.pose()),
                -1,
                -1,
                contact(attributes),
                context.materials().resolve(attributes),
                attributes.text("material"),
                attributes.integer("group", 0),
                mass,
                PrimitiveMass.moments(shape.type(), shape.size(), mass),
                FluidInteraction.STANDARD,
                attributes.location());
    }

    SiteSpec site(Attributes attributes, int bodyIndex, Pose frame) {
        ShapeReader.Shape shape = shapes.read(attributes, SITE_SIZE);
        int index = siteCount++;
        return new SiteSpec(
                index,
                bodyIndex,
                siteNames.register(attributes.own(), index),
                shape.type(),
                shape.size(),
                frame.times(shape.pose()),
                context.materials().resolve(attributes),
                attributes.integer("group", 0),
                attributes.location());
    }

    private static ContactProperties contact(Attributes attributes) {
        Friction standard = Friction.STANDARD;
        double[] friction = {standard.sliding(), standard.torsional(), standard.rolling()};
        friction = attributes.numbers("friction", friction, 1);
        int dimensions = attributes.integer("condim", 3);
        if (!CONTACT_DIMENSIONS.contains(dimensions)) {
            attributes.error("condim", "is " + dimensions + ", expected 1, 3, 4 or 6.");
        }
        return new ContactProperties(
                attributes.integer("contype", 1),
                attributes.integer("conaffinity", 1),
                dimensions,
                attributes.integer("priority", 0),
                new Friction(friction[0], friction[1], friction[2]),
                attributes.notNegative("solmix", 1),
                attributes.solverReference("solref"),
                attributes.solverImpedance("solimp"),
                attributes.number("margin", 0),
                attributes.number("gap", 0));
    }

    /** A stated mass wins over density. */
    private static double mass(Attributes attributes, ShapeReader.Shape shape) {
        double volume = PrimitiveMass.volume(shape.type(), shape.size());
        double byDensity = attributes.notNegative("density", WATER) * volume;
        double stated = attributes.notNegative("mass", byDensity);
        return volume > 0 ? stated : 0;
    }
}
