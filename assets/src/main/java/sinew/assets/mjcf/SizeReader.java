package sinew.assets.mjcf;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sinew.assets.model.SizeSpec;

/** Reads the sizes that a model asks for. */
final class SizeReader {
    private static final Pattern MEMORY = Pattern.compile("(\\d{1,18})([kmgtpe]?)");
    private static final String UNITS = "kmgtpe";

    private static final List<String> USER_SIZES = List.of(
            "nuser_body",
            "nuser_jnt",
            "nuser_geom",
            "nuser_site",
            "nuser_cam",
            "nuser_tendon",
            "nuser_actuator",
            "nuser_sensor");

    private SizeReader() {}

    /** Reads all size elements; later ones win. */
    static SizeSpec read(List<XmlElement> elements, Problems problems) {
        if (elements.isEmpty()) {
            return SizeSpec.UNSTATED;
        }
        Attributes attributes = new Attributes(elements, problems);
        USER_SIZES.forEach(name -> count(attributes, name));
        return new SizeSpec(count(attributes, "nconmax"), count(attributes, "njmax"), memory(attributes));
    }

    private static int count(Attributes attributes, String name) {
        int value = attributes.integer(name, -1);
        if (value < -1) {
            attributes.error(name, "is " + value + ", expected 0 or more, or -1 to let the model decide.");
        }
        return value;
    }

    private static long memory(Attributes attributes) {
        String text = attributes.text("memory").toLowerCase(Locale.ROOT);
        if (text.isEmpty() || text.equals("-1")) {
            return -1;
        }
        Matcher matcher = MEMORY.matcher(text);
        if (matcher.matches()) {
            int shift = matcher.group(2).isEmpty() ? 0 : 10 * (UNITS.indexOf(matcher.group(2)) + 1);
            long base = Long.parseLong(matcher.group(1));
            if (base <= Long.MAX_VALUE >> shift) {
                return base << shift;
            }
        }
        attributes.error(
                "memory",
                "is \"" + attributes.text("memory") + "\", expected bytes with an optional K, M, G, T, P or E, for"
                        + " example 16M.");
        return -1;
    }
}
