package sinew.assets.mjcf;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sinew.assets.model.Pose;
import sinew.assets.model.Quaternion;
import sinew.assets.model.Vector3;

/** Understands MJCF's ways of writing orientations (XML reference, "Frame orientations"). */
final class Orientations {
    /** The attributes that give an orientation. */
    static final List<String> WAYS = List.of("quat", "axisangle", "euler", "xyaxes", "zaxis");

    private final Origins origins;
    private final Problems problems;

    Orientations(Origins origins, Problems problems) {
        this.origins = origins;
        this.problems = problems;
    }

    /** Reads position and orientation. */
    Pose pose(Attributes attributes) {
        return new Pose(attributes.vector("pos", Vector3.ZERO), orientation(attributes));
    }

    /** The other ways win over {@code quat}, even when they come from defaults, as in MuJoCo. */
    Quaternion orientation(Attributes attributes) {
        Quaternion plain = Quaternion.IDENTITY;
        Quaternion other = null;
        for (XmlElement source : attributes.sources()) {
            String way = way(source);
            if (way != null) {
                Quaternion read = read(Attributes.of(source, problems), way);
                if (way.equals("quat")) {
                    plain = read;
                } else {
                    other = read;
                }
            }
        }
        return other == null ? plain : other;
    }

    private @Nullable String way(XmlElement source) {
        List<String> used = WAYS.stream().filter(source::has).toList();
        if (used.size() > 1) {
            problems.error(
                    source.location(),
                    source.name() + "." + used.get(1),
                    "the orientation is already given by \"" + used.getFirst() + "\"; keep one of the two.");
        }
        return used.isEmpty() ? null : used.getFirst();
    }

    private Quaternion read(Attributes attributes, String way) {
        try {
            return switch (way) {
                case "quat" -> {
                    double[] q = attributes.numbers(way, new double[] {1, 0, 0, 0}, 4);
                    yield new Quaternion(q[0], q[1], q[2], q[3]).normalized();
                }
                case "axisangle" -> {
                    double[] a = attributes.numbers(way, new double[] {0, 0, 1, 0}, 4);
                    yield Quaternion.ofAxisAngle(
                            new Vector3(a[0], a[1], a[2]),
                            a[3] * origins.of(attributes.own()).angleUnit());
                }
                case "euler" -> euler(attributes.vector(way, Vector3.ZERO), origins.of(attributes.own()));
                case "xyaxes" -> axes(attributes.numbers(way, new double[] {1, 0, 0, 0, 1, 0}, 6));
                default -> Quaternion.ofZAxis(attributes.vector(way, Vector3.UNIT_Z));
            };
        } catch (ArithmeticException e) {
            attributes.error(
                    way, "\"" + attributes.text(way) + "\" is no orientation: the length of a vector is zero.");
            return Quaternion.IDENTITY;
        }
    }

    /** Turns about the axes of the compiler's sequence, one after the other. */
    static Quaternion euler(Vector3 angles, Compiler compiler) {
        Quaternion result = Quaternion.IDENTITY;
        for (int i = 0; i < 3; i++) {
            char axis = compiler.eulerSequence().charAt(i);
            Vector3 direction = switch (Character.toLowerCase(axis)) {
                case 'x' -> Vector3.UNIT_X;
                case 'y' -> Vector3.UNIT_Y;
                default -> Vector3.UNIT_Z;
            };
            Quaternion turn = Quaternion.ofAxisAngle(direction, angles.get(i) * compiler.angleUnit());
            result = Character.isLowerCase(axis) ? result.times(turn) : turn.times(result);
        }
        return result;
    }

    /** The y axis is made orthogonal to the x axis. */
    private static Quaternion axes(double[] v) {
        Vector3 x = new Vector3(v[0], v[1], v[2]).normalized();
        Vector3 y = new Vector3(v[3], v[4], v[5]);
        y = y.minus(x.times(x.dot(y))).normalized();
        return Quaternion.ofAxes(x, y, x.cross(y));
    }
}
