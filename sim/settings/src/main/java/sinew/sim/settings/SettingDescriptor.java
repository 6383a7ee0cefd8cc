package sinew.sim.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sinew.assets.names.NearestName;

/**
 * Everything there is to say about one setting.
 *
 * @param path the full key, for example {@code agent.algorithm.learning_rate}
 * @param type the kind of value
 * @param standard the value it has if nobody says otherwise; of the Java type named by {@code type}
 * @param help one sentence that says what the setting does
 * @param unit the unit, empty for plain numbers
 * @param minimum the smallest allowed number, of a list the smallest allowed element
 * @param maximum the largest allowed number, of a list the largest allowed element
 * @param choices the allowed words of a {@link SettingType#CHOICE}, else empty
 * @param live when a change takes effect
 */
public record SettingDescriptor(
        String path,
        SettingType type,
        Object standard,
        String help,
        String unit,
        double minimum,
        double maximum,
        List<String> choices,
        Liveness live) {
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    /**
     * Checks the standard value and brings it to its plain form.
     *
     * @throws SettingsException if the standard value is not allowed
     */
    public SettingDescriptor {
        choices = List.copyOf(choices);
        standard = checked(path, type, standard, unit, minimum, maximum, choices);
    }

    /**
     * Reads a value as a person writes it: {@code true}, {@code 1e-3}, {@code elu}, {@code [32, 32]} or {@code 32, 32}.
     *
     * @param text the text
     * @return the value, of the Java type named by {@link #type}
     * @throws SettingsException if the text is not such a value or out of range
     */
    public Object parse(String text) {
        String trimmed = text.strip();
        Object value = switch (type) {
            case BOOLEAN -> bool(trimmed);
            case INTEGER -> integer(trimmed, text);
            case DECIMAL -> decimal(trimmed, text);
            case TEXT -> text;
            case CHOICE -> trimmed;
            case INTEGER_LIST ->
                elements(trimmed).stream().map(e -> integer(e, text)).toList();
            case DECIMAL_LIST ->
                elements(trimmed).stream().map(e -> decimal(e, text)).toList();
        };
        return check(value);
    }

    /**
     * Writes a value as {@link #parse} reads it.
     *
     * @param value a value of this setting
     * @return the text
     * @throws SettingsException if the value is not allowed
     */
    public String format(Object value) {
        Object plain = check(value);
        if (plain instanceof List<?> list) {
            return list.stream().map(SettingDescriptor::plain).collect(Collectors.joining(", ", "[", "]"));
        }
        return plain(plain);
    }

    /**
     * Checks a value.
     *
     * @param value the value; any number will do for numbers as long as it is exact
     * @return the value in the Java type named by {@link #type}, unmodifiable
     * @throws SettingsException if it is of the wrong kind, not among the choices or out of range
     */
    public Object check(Object value) {
        return checked(path, type, value, unit, minimum, maximum, choices);
    }

    /**
     * Says what values are allowed.
     *
     * @return for example {@code "a decimal number between 0 and 1"}
     */
    public String expectation() {
        return expectation(type, unit, minimum, maximum, choices);
    }

    /**
     * The group that the setting belongs to.
     *
     * @return the path up to its last dot, for example {@code agent.algorithm}
     */
    public String group() {
        return path.substring(0, Math.max(0, path.lastIndexOf('.')));
    }

    /**
     * The setting's own name.
     *
     * @return the path after its last dot, for example {@code learning_rate}
     */
    public String name() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** Makes the same descriptor with another standard value. */
    SettingDescriptor withStandard(Object value) {
        return new SettingDescriptor(path, type, value, help, unit, minimum, maximum, choices, live);
    }

    private Boolean bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw unexpected(text);
        };
    }

    private Integer integer(String element, String whole) {
        try {
            if (WHOLE.matcher(element).matches()) {
                return Integer.valueOf(element);
            }
        } catch (NumberFormatException tooLarge) {
            throw new SettingsException(
                    path + " is " + element + "; expected " + expectation() + ", not beyond 2147483647.", tooLarge);
        }
        throw unexpected(whole);
    }

    private Double decimal(String element, String whole) {
        if (!DECIMAL.matcher(element).matches()) {
            throw unexpected(whole);
        }
        return Double.valueOf(element);
    }

    private List<String> elements(String text) {
        boolean bracketed = text.length() >= 2
                && ((text.startsWith("[") && text.endsWith("]")) || (text.startsWith("(") && text.endsWith(")")));
        String inner = bracketed ? text.substring(1, text.length() - 1).strip() : text;
        if (inner.isEmpty()) {
            return List.of();
        }
        return Arrays.stream(inner.split(",", -1)).map(String::strip).toList();
    }

    private SettingsException unexpected(String text) {
        return unexpected(path, "\"" + text + "\"", expectation());
    }

    private static SettingsException unexpected(String path, String found, String expectation) {
        return new SettingsException(path + " is " + found + "; expected " + expectation + ".");
    }

    private static Object checked(
            String path,
            SettingType type,
            Object value,
            String unit,
            double minimum,
            double maximum,
            List<String> choices) {
        Object plain = converted(type, value);
        if (plain == null
                || !inRange(plain, minimum, maximum)
                || (type == SettingType.CHOICE && !choices.contains(value))) {
            String shown = value instanceof String ? "\"" + value + "\"" : String.valueOf(value);
            throw unexpected(
                    path,
                    shown,
                    expectation(type, unit, minimum, maximum, choices)
                            + (type == SettingType.CHOICE ? hintFor(shown, choices) : ""));
        }
        return plain;
    }

    private static String hintFor(String shown, List<String> choices) {
        return NearestName.find(shown.replace("\"", ""), choices)
                .map(name -> " (did you mean " + name + "?)")
                .orElse("");
    }

    private static @Nullable Object converted(SettingType type, Object value) {
        return switch (type) {
            case BOOLEAN -> value instanceof Boolean ? value : null;
            case INTEGER -> whole(value);
            case DECIMAL -> finite(value);
            case TEXT, CHOICE -> value instanceof String ? value : null;
            case INTEGER_LIST -> list(value, SettingType.INTEGER);
            case DECIMAL_LIST -> list(value, SettingType.DECIMAL);
        };
    }

    private static @Nullable Object whole(Object value) {
        boolean fits = value instanceof Integer || (value instanceof Long l && l == l.intValue());
        return fits ? (Object) ((Number) value).intValue() : null;
    }

    private static @Nullable Object finite(Object value) {
        if (value instanceof Float number) {
            // the shortest decimal that means this float, so that 0.1f is shown as 0.1
            return Float.isFinite(number) ? (Object) Double.valueOf(number.toString()) : null;
        }
        return value instanceof Number number && Double.isFinite(number.doubleValue())
                ? (Object) number.doubleValue()
                : null;
    }

    private static @Nullable Object list(Object value, SettingType element) {
        if (!(value instanceof List<?> list)) {
            return null;
        }
        List<Object> plain = new ArrayList<>();
        for (Object each : list) {
            Object converted = each == null ? null : converted(element, each);
            if (converted == null) {
                return null;
            }
            plain.add(converted);
        }
        return List.copyOf(plain);
    }

    private static boolean inRange(Object plain, double minimum, double maximum) {
        if (plain instanceof List<?> list) {
            return list.stream().allMatch(element -> inRange(element, minimum, maximum));
        }
        return !(plain instanceof Number number)
                || (number.doubleValue() >= minimum && number.doubleValue() <= maximum);
    }

    private static String expectation(
            SettingType type, String unit, double minimum, double maximum, List<String> choices) {
        if (type == SettingType.CHOICE) {
            return "one of " + String.join(", ", choices);
        } else if (type == SettingType.BOOLEAN || type == SettingType.TEXT) {
            return type.expectation();
        }
        String range =
                switch ((minimum > Double.NEGATIVE_INFINITY ? 1 : 0) + (maximum < Double.POSITIVE_INFINITY ? 2 : 0)) {
                    case 1 -> " of at least " + bound(minimum);
                    case 2 -> " of at most " + bound(maximum);
                    case 3 -> " between " + bound(minimum) + " and " + bound(maximum);
                    default -> "";
                };
        return type.expectation() + range + (unit.isEmpty() ? "" : " in " + unit);
    }

    private static String bound(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : plain(Double.valueOf(value));
    }

    private static String plain(Object value) {
        return value instanceof Double ? value.toString().toLowerCase(Locale.ROOT) : value.toString();
    }
}
