package sinew.assets.urdf;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sinew.assets.mjcf.Problems;
import sinew.assets.mjcf.XmlElement;
import sinew.assets.model.Pose;
import sinew.assets.model.Quaternion;
import sinew.assets.model.Range;
import sinew.assets.model.Vector3;

/** Reads attributes of URDF elements and writes those of MJCF elements. Wrong ones are reported and replaced by the standard. */
final class Figures {
    private static final Pattern INFINITE = Pattern.compile("[+-]?inf(inity)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    private final Problems problems;

    Figures(Problems problems) {
        this.problems = problems;
    }

    /** The first child of a name, or null. */
    static @Nullable XmlElement child(XmlElement parent, String name) {
        return parent.children(name).stream().findFirst().orElse(null);
    }

    /** A child that must be there, or null after reporting that it is not. */
    @Nullable
    XmlElement required(XmlElement parent, String name) {
        XmlElement found = child(parent, name);
        if (found == null) {
            problems.error(parent.location(), parent.name() + "." + name, "the element is missing.");
        }
        return found;
    }

    /** An attribute that must be there, or empty after reporting that it is not. */
    String text(XmlElement element, String attribute) {
        String text = element.get(attribute).strip();
        if (text.isEmpty()) {
            problems.error(element.location(), element.name() + "." + attribute, "missing or empty.");
        }
        return text;
    }

    /** A number that must be there. */
    double required(XmlElement element, String attribute, double standard) {
        return text(element, attribute).isEmpty() ? standard : number(element, attribute, standard);
    }

    double number(XmlElement element, String attribute, double standard) {
        return numbers(element, attribute, standard)[0];
    }

    /** A number that may be infinite. */
    double limit(XmlElement element, String attribute) {
        String text = element.get(attribute).strip();
        if (INFINITE.matcher(text).matches()) {
            return text.startsWith("-") ? -Range.ENDLESS : Range.ENDLESS;
        }
        return number(element, attribute, 0);
    }

    Vector3 vector(XmlElement element, String attribute, Vector3 standard) {
        double[] values = numbers(element, attribute, standard.x(), standard.y(), standard.z());
        return new Vector3(values[0], values[1], values[2]);
    }

    /** As many numbers as there are standards. */
    double[] numbers(XmlElement element, String attribute, double... standard) {
        String text = element.get(attribute).strip();
        if (text.isEmpty()) {
            return standard;
        }
        String[] words = text.split("\\s+", -1);
        double[] values = Arrays.stream(words)
                .mapToDouble(word -> NUMBER.matcher(word).matches() ? Double.parseDouble(word) : Double.NaN)
                .toArray();
        boolean finite = Arrays.stream(values).allMatch(Double::isFinite);
        if (!finite || values.length != standard.length) {
            String expected = standard.length == 1 ? "a finite number" : standard.length + " finite numbers";
            problems.error(
                    element.location(),
                    element.name() + "." + attribute,
                    "is \"" + (text.length() > 60 ? text.substring(0, 60) + "..." : text) + "\", expected " + expected
                            + ".");
            return standard;
        }
        return values;
    }

    /** The pose that the child {@code origin} states; angles turn about fixed axes x, y, z in this order. */
    Pose origin(XmlElement parent) {
        XmlElement origin = child(parent, "origin");
        if (origin == null) {
            return Pose.IDENTITY;
        }
        Vector3 angles = vector(origin, "rpy", Vector3.ZERO);
        Quaternion turn = Quaternion.ofAxisAngle(Vector3.UNIT_Z, angles.z())
                .times(Quaternion.ofAxisAngle(Vector3.UNIT_Y, angles.y()))
                .times(Quaternion.ofAxisAngle(Vector3.UNIT_X, angles.x()));
        return new Pose(vector(origin, "xyz", Vector3.ZERO), turn);
    }

    static void set(XmlElement target, String attribute, double... values) {
        String text = Arrays.stream(values).mapToObj(Double::toString).collect(Collectors.joining(" "));
        target.attributes().put(attribute, text);
    }

    static void set(XmlElement target, String attribute, Vector3 v) {
        set(target, attribute, v.x(), v.y(), v.z());
    }

    static void set(XmlElement target, Pose pose) {
        Quaternion q = pose.orientation();
        set(target, "pos", pose.position());
        set(target, "quat", q.w(), q.x(), q.y(), q.z());
    }
}
