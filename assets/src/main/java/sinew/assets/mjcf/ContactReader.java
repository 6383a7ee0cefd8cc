package sinew.assets.mjcf;

import java.util.ArrayList;
import java.util.List;
import sinew.assets.model.ContactExclusion;
import sinew.assets.model.ContactPairSpec;
import sinew.assets.model.GeomSpec;
import sinew.assets.model.SolverReference;

/** Reads explicit pairs of geoms and excluded pairs of bodies. */
final class ContactReader {
    private static final SolverReference UNSTATED = new SolverReference(0, 0);

    private final Context context;
    private final BodyTree tree;
    private final List<GeomSpec> geoms;

    ContactReader(Context context, BodyTree tree, List<GeomSpec> geoms) {
        this.context = context;
        this.tree = tree;
        this.geoms = geoms;
    }

    List<ContactExclusion> exclusions(List<XmlElement> sections) {
        Names names = new Names("exclusion", context.problems());
        List<ContactExclusion> result = new ArrayList<>();
        for (XmlElement section : sections) {
            for (XmlElement element : section.children("exclude")) {
                Attributes attributes = Attributes.of(element, context.problems());
                result.add(new ContactExclusion(
                        names.register(element, result.size()),
                        tree.bodyNames().resolve(attributes, "body1"),
                        tree.bodyNames().resolve(attributes, "body2"),
                        element.location()));
            }
        }
        return result;
    }

    List<ContactPairSpec> pairs(List<XmlElement> sections) {
        Names names = new Names("pair", context.problems());
        List<ContactPairSpec> result = new ArrayList<>();
        for (XmlElement section : sections) {
            for (XmlElement element : section.children("pair")) {
                names.register(element, result.size());
                result.add(pair(context.defaults().of(element, null), result.size()));
            }
        }
        return result;
    }

    /** The geom on the body with the smaller number comes first, as in MuJoCo. */
    private ContactPairSpec pair(Attributes attributes, int index) {
        int first = tree.geomNames().resolve(attributes, "geom1");
        int second = tree.geomNames().resolve(attributes, "geom2");
        if (first >= 0 && first == second) {
            attributes.error("geom2", "is the same geom as geom1; name another one.");
        }
        boolean swapped = first >= 0
                && second >= 0
                && geoms.get(first).bodyIndex() > geoms.get(second).bodyIndex();
        return new ContactPairSpec(
                index,
                attributes.name(),
                swapped ? second : first,
                swapped ? first : second,
                GeomReader.contactDimensions(attributes),
                attributes.pairFriction("friction"),
                attributes.solverReference("solref"),
                attributes.solverReference("solreffriction", UNSTATED),
                attributes.solverImpedance("solimp"),
                attributes.number("margin", 0),
                attributes.number("gap", 0),
                attributes.location());
    }
}
