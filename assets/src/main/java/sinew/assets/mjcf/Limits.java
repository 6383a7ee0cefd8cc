package sinew.assets.mjcf;

import java.util.Map;
import sinew.assets.model.Range;

/** Decides whether a range is kept. */
final class Limits {
    private enum Choice {
        ON,
        OFF,
        AUTOMATIC
    }

    private static final Map<String, Choice> CHOICES =
            Map.of("true", Choice.ON, "false", Choice.OFF, "auto", Choice.AUTOMATIC);

    private Limits() {}

    /**
     * Decides for one pair of attributes.
     *
     * @param attributes of the element
     * @param switchName name of the attribute that is true, false or auto
     * @param rangeName name of the attribute with the range
     * @param automatic whether stating a range means to keep it
     */
    static boolean limited(Attributes attributes, String switchName, String rangeName, boolean automatic) {
        return limited(attributes, switchName, rangeName, attributes.range(rangeName), automatic);
    }

    /** The same for a range that is found in another way. */
    static boolean limited(Attributes attributes, String switchName, String rangeName, Range range, boolean automatic) {
        Choice choice = attributes.keyword(switchName, CHOICES, Choice.AUTOMATIC);
        return switch (range.isEndless() ? Choice.OFF : choice) {
            case OFF -> false;
            case ON -> {
                check(attributes, rangeName, range);
                yield true;
            }
            case AUTOMATIC -> {
                if (range.equals(Range.NONE)) {
                    yield false;
                }
                if (!automatic) {
                    attributes.error(
                            rangeName,
                            "it is not said whether the range is kept; write " + switchName
                                    + "=\"true\" or \"false\", or autolimits=\"true\" in compiler.");
                }
                boolean ordered = range.minimum() < range.maximum();
                if (!ordered) {
                    attributes.warn(
                            rangeName,
                            "is \"" + attributes.text(rangeName) + "\" and not kept, as in MuJoCo: "
                                    + "the smaller value comes first, then the larger one.");
                }
                yield ordered;
            }
        };
    }

    /** Reports a range that is none. */
    static void check(Attributes attributes, String rangeName, Range range) {
        if (range.minimum() >= range.maximum()) {
            attributes.error(
                    rangeName,
                    "is \"" + attributes.text(rangeName)
                            + "\", expected the smaller value first, then the larger one.");
        }
    }
}
