package sinew.assets.mjcf;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sinew.assets.model.GeomSpec;
import sinew.assets.model.InertialSpec;
import sinew.assets.model.Pose;
import sinew.assets.model.PrincipalAxes;
import sinew.assets.model.Vector3;

/** Finds the mass and inertia of a body, stated or from its geoms, by the rules of MuJoCo's compiler. */
final class InertialReader {
    private static final String TOO_LARGE =
            "the mass or inertia is too large to be computed with; check sizes and densities.";

    private final Context context;

    InertialReader(Context context) {
        this.context = context;
    }

    /** Reads a stated inertia. */
    InertialSpec stated(XmlElement element, Pose frame) {
        Attributes attributes = Attributes.of(element, context.problems());
        require(attributes, "pos", "the centre of mass in the body's frame, in m");
        require(attributes, "mass", "the mass in kg");
        double mass = attributes.notNegative("mass", 0);
        Pose pose = context.orientations().pose(attributes);
        Vector3 moments = attributes.vector("diaginertia", Vector3.ZERO);
        if (attributes.has("fullinertia")) {
            if (attributes.has("diaginertia")) {
                attributes.error(
                        "fullinertia", "the inertia is already given by \"diaginertia\"; keep one of the two.");
            }
            if (Orientations.WAYS.stream().anyMatch(attributes::has)) {
                attributes.error(
                        "fullinertia", "is in the body's axes; leave out the orientation, or use \"diaginertia\".");
            }
            double[] m = attributes.numbers("fullinertia", new double[6], 6);
            PrincipalAxes principal = principal(element, new InertiaMatrix(m[0], m[1], m[2], m[3], m[4], m[5]));
            pose = new Pose(pose.position(), principal.orientation());
            moments = principal.moments();
        }
        return new InertialSpec(mass, frame.times(pose), moments, false);
    }

    /**
     * Decides and checks the inertia of a moving or fixed body.
     *
     * @param body the body's element
     * @param stated what the file states, or null
     * @param geoms of the body; those without mass do not count
     * @param own the pose that the body's attributes state; like MuJoCo, a body without mass has its inertial frame there,
     *     which matters where {@code boundmass} gives it one
     */
    InertialSpec resolve(XmlElement body, @Nullable InertialSpec stated, List<GeomSpec> geoms, Pose own) {
        Compiler compiler = context.origins().of(body);
        Boolean choice = compiler.inertiaFromGeoms();
        List<GeomSpec> counted = geoms.stream()
                .filter(geom -> geom.mass() >= MassRules.LEAST)
                .filter(geom -> geom.group() >= compiler.inertiaGroups().minimum())
                .filter(geom -> geom.group() <= compiler.inertiaGroups().maximum())
                .toList();
        boolean infer = choice == null ? stated == null : choice;
        InertialSpec result = stated == null ? new InertialSpec(0, own, Vector3.ZERO, true) : stated;
        if (infer && !counted.isEmpty()) {
            result = fromGeoms(body, counted);
        }
        return bounded(body, result);
    }

    private InertialSpec fromGeoms(XmlElement body, List<GeomSpec> geoms) {
        if (geoms.size() == 1) {
            GeomSpec geom = geoms.getFirst();
            return new InertialSpec(geom.mass(), geom.pose(), geom.moments(), true);
        }
        return sum(
                body,
                geoms.stream()
                        .map(geom -> new InertialSpec(geom.mass(), geom.pose(), geom.moments(), true))
                        .toList());
    }

    /** Joins parts with mass. */
    InertialSpec sum(XmlElement body, List<InertialSpec> parts) {
        double mass = parts.stream().mapToDouble(InertialSpec::mass).sum();
        Vector3 center = Vector3.ZERO;
        for (InertialSpec part : parts) {
            center = center.plus(part.pose().position().times(part.mass() / mass));
        }
        InertiaMatrix sum = InertiaMatrix.ZERO;
        for (InertialSpec part : parts) {
            sum = sum.plus(InertiaMatrix.about(center, part.mass(), part.pose(), part.moments()));
        }
        PrincipalAxes principal = principal(body, sum);
        return new InertialSpec(mass, new Pose(center, principal.orientation()), principal.moments(), true);
    }

    private PrincipalAxes principal(XmlElement element, InertiaMatrix matrix) {
        try {
            return matrix.principal();
        } catch (ArithmeticException e) {
            error(element, TOO_LARGE);
            return InertiaMatrix.ZERO.principal();
        }
    }

    private InertialSpec bounded(XmlElement body, InertialSpec inertial) {
        Compiler compiler = context.origins().of(body);
        double least = compiler.leastInertia();
        double a = Math.max(least, inertial.moments().x());
        double b = Math.max(least, inertial.moments().y());
        double c = Math.max(least, inertial.moments().z());
        double largest = Math.max(a, Math.max(b, c));
        if (!Double.isFinite(inertial.mass() + a + b + c)) {
            error(body, TOO_LARGE);
        }
        if (Math.min(a, Math.min(b, c)) < 0) {
            error(
                    body,
                    "has the negative principal moment " + Math.min(a, Math.min(b, c))
                            + " kg m^2; correct the inertia.");
        } else if (a + b + c - largest < largest * (1 - 1e-12)) {
            if (!compiler.balanceInertia()) {
                error(
                        body,
                        "no solid body has the principal moments " + a + ", " + b + ", " + c
                                + " kg m^2: two of them must sum to at least the third; correct them, or set"
                                + " balanceinertia=\"true\" in compiler.");
            }
            a = b = c = (a + b + c) / 3;
        }
        double mass = Math.max(compiler.leastMass(), inertial.mass());
        return new InertialSpec(mass, inertial.pose(), new Vector3(a, b, c), inertial.inferred());
    }

    private void error(XmlElement body, String text) {
        XmlElement blamed = body.children("inertial").stream().findFirst().orElse(body);
        context.problems().error(blamed.location(), "body.inertial", text);
    }

    private static void require(Attributes attributes, String name, String meaning) {
        if (!attributes.has(name)) {
            attributes.error(name, "missing; give " + meaning + ".");
        }
    }
}
