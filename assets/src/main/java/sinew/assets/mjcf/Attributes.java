package sinew.assets.mjcf;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sinew.assets.model.PairFriction;
import sinew.assets.model.Range;
import sinew.assets.model.SolverImpedance;
import sinew.assets.model.SolverReference;
import sinew.assets.model.SourceLocation;
import sinew.assets.model.Vector3;

/**
 * The attributes of an element together with its defaults. A short vector replaces only the first components of the vector it
 * overrides, as in MuJoCo. Wrong values are reported where they were written and replaced by the standard, so that reading goes on.
 */
final class Attributes {
    private static final Pattern INFINITE = Pattern.compile("[+-]?inf(inity)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Map<String, Boolean> TRUTH = Map.of("true", true, "false", false);

    private final List<XmlElement> sources;
    private final Problems problems;

    /**
     * Joins sources.
     *
     * @param sources defaults from the most general to the most special, last the element itself
     * @param problems takes what is wrong
     */
    Attributes(List<XmlElement> sources, Problems problems) {
        this.sources = sources;
        this.problems = problems;
    }

    /** The attributes that one element states itself. */
    static Attributes of(XmlElement element, Problems problems) {
        return new Attributes(List.of(element), problems);
    }

    /** The attributes of one of the sources alone. */
    Attributes only(XmlElement source) {
        return of(source, problems);
    }

    List<XmlElement> sources() {
        return sources;
    }

    XmlElement own() {
        return sources.getLast();
    }

    /** The element's name, or empty. */
    String name() {
        return own().get("name").strip();
    }

    SourceLocation location() {
        return own().location();
    }

    boolean has(String attribute) {
        return source(attribute) != null;
    }

    /** Reports an attribute where it was written, or the element where it was left out. */
    void error(String attribute, String text) {
        XmlElement source = source(attribute);
        XmlElement blamed = source == null ? own() : source;
        problems.error(blamed.location(), blamed.name() + "." + attribute, text);
    }

    /** Warns of an attribute where it was written. */
    void warn(String attribute, String text) {
        XmlElement source = source(attribute);
        XmlElement blamed = source == null ? own() : source;
        problems.warn(blamed.location(), blamed.name() + "." + attribute, text);
    }

    String text(String attribute) {
        XmlElement source = source(attribute);
        return source == null ? "" : source.get(attribute).strip();
    }

    boolean truth(String attribute, boolean standard) {
        return keyword(attribute, TRUTH, standard);
    }

    /** A word of a list; a wrong one is an error even in a default that another one replaces. */
    <E> E keyword(String attribute, Map<String, E> words, E standard) {
        E result = standard;
        for (XmlElement source : sources) {
            if (source.has(attribute)) {
                String word = source.get(attribute).strip();
                E value = words.get(word);
                if (value == null) {
                    List<String> known = words.keySet().stream().sorted().toList();
                    wrong(source, attribute, "unknown word \"" + word + "\"" + NameHint.of(word, known));
                } else {
                    result = value;
                }
            }
        }
        return result;
    }

    double number(String attribute, double standard) {
        return numbers(attribute, new double[] {standard}, 1)[0];
    }

    /** A number that must not be below zero. */
    double notNegative(String attribute, double standard) {
        double value = number(attribute, standard);
        if (value < 0) {
            error(attribute, "is " + value + ", expected 0 or more.");
            return standard;
        }
        return value;
    }

    /** A number that must be above zero. */
    double positive(String attribute, double standard) {
        double value = number(attribute, standard);
        if (value <= 0) {
            error(attribute, "is " + value + ", expected more than 0.");
            return standard;
        }
        return value;
    }

    /** Reports an attribute that is left out; the text says what to do. */
    void require(String attribute, String advice) {
        if (!has(attribute)) {
            error(attribute, "missing; " + advice + ".");
        }
    }

    int integer(String attribute, int standard) {
        double value = number(attribute, standard);
        if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
            error(attribute, "is " + text(attribute) + ", expected a whole number.");
            return standard;
        }
        return (int) value;
    }

    Vector3 vector(String attribute, Vector3 standard) {
        double[] values = numbers(attribute, new double[] {standard.x(), standard.y(), standard.z()}, 3);
        return new Vector3(values[0], values[1], values[2]);
    }

    /** Words separated by spaces. */
    List<String> words(String attribute) {
        String text = text(attribute);
        return text.isEmpty() ? List.of() : List.of(text.split("\\s+", -1));
    }

    /** The figures as they are kept in records. */
    List<Double> figures(String attribute, double[] standard, int minimum) {
        return Arrays.stream(numbers(attribute, standard, minimum)).boxed().toList();
    }

    Range range(String attribute) {
        double[] values = numbers(attribute, new double[2], 2);
        return new Range(values[0], values[1]);
    }

    SolverReference solverReference(String attribute) {
        return solverReference(attribute, SolverReference.STANDARD);
    }

    SolverReference solverReference(String attribute, SolverReference standard) {
        double[] values = numbers(attribute, new double[] {standard.first(), standard.second()}, 1);
        return new SolverReference(values[0], values[1]);
    }

    SolverImpedance solverImpedance(String attribute) {
        SolverImpedance standard = SolverImpedance.STANDARD;
        double[] values = {
            standard.minimum(), standard.maximum(), standard.width(), standard.midpoint(), standard.power()
        };
        values = numbers(attribute, values, 1);
        return new SolverImpedance(values[0], values[1], values[2], values[3], values[4]);
    }

    PairFriction pairFriction(String attribute) {
        PairFriction standard = PairFriction.STANDARD;
        double[] values = {
            standard.firstSliding(),
            standard.secondSliding(),
            standard.torsional(),
            standard.firstRolling(),
            standard.secondRolling()
        };
        values = numbers(attribute, values, 1);
        return new PairFriction(values[0], values[1], values[2], values[3], values[4]);
    }

    /**
     * Reads a vector through all defaults.
     *
     * @param attribute its name
     * @param standard value where nobody says anything; its length is the largest allowed count
     * @param minimum smallest allowed count of numbers
     * @return of the standard's length
     */
    double[] numbers(String attribute, double[] standard, int minimum) {
        double[] result = standard.clone();
        for (XmlElement source : sources) {
            if (source.has(attribute)) {
                double[] values = list(source, attribute);
                if (values.length < minimum || values.length > standard.length) {
                    String expected = minimum == standard.length ? "" + minimum : minimum + " to " + standard.length;
                    wrong(source, attribute, "has " + count(values.length) + ", expected " + expected + ".");
                } else {
                    System.arraycopy(values, 0, result, 0, values.length);
                }
            }
        }
        return result;
    }

    /** Reads as many numbers as the element itself states; none if it does not have the attribute. */
    double[] list(String attribute) {
        return own().has(attribute) ? list(own(), attribute) : new double[0];
    }

    private double[] list(XmlElement source, String attribute) {
        String text = source.get(attribute).strip();
        if (text.isEmpty()) {
            return new double[0];
        }
        String[] tokens = text.split("\\s+", -1);
        double[] values = new double[tokens.length];
        for (int i = 0; i < tokens.length; i++) {
            values[i] = NUMBER.matcher(tokens[i]).matches() ? Double.parseDouble(tokens[i]) : Double.NaN;
            if (attribute.endsWith("range") && INFINITE.matcher(tokens[i]).matches()) {
                values[i] = tokens[i].startsWith("-") ? -Range.ENDLESS : Range.ENDLESS;
            }
            if (!Double.isFinite(values[i])) {
                String which = tokens.length == 1 ? "" : " (number " + (i + 1) + " of \"" + text + "\")";
                wrong(source, attribute, "\"" + tokens[i] + "\" is not a finite number" + which + ".");
                values[i] = 0;
            }
        }
        return values;
    }

    private void wrong(XmlElement source, String attribute, String text) {
        problems.error(source.location(), source.name() + "." + attribute, text);
    }

    static String count(int numbers) {
        return numbers == 1 ? "1 number" : numbers + " numbers";
    }

    private @Nullable XmlElement source(String attribute) {
        for (XmlElement source : sources.reversed()) {
            if (source.has(attribute)) {
                return source;
            }
        }
        return null;
    }
}
