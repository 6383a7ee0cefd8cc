package sinew.sim.kernel.translator;

/** C++ literals with exactly the value of a Java constant. */
final class Literals {
    private static final int READABLE = -65536;

    private Literals() {}

    /** Spells a constant; empty for one that is not {@code int}, {@code float} or {@code boolean}. */
    static String of(Object value) {
        return switch (value) {
            case Integer number -> of((int) number);
            case Float number -> of((float) number);
            case Boolean truth -> truth.toString();
            default -> "";
        };
    }

    private static String of(int value) {
        if (value >= 0) {
            return Integer.toString(value);
        }
        return value > READABLE
                ? "(" + value + ")"
                : "int(0x" + Integer.toHexString(value).toUpperCase(java.util.Locale.ROOT) + "u)";
    }

    private static String of(float value) {
        if (Float.isNaN(value)) {
            return "K_NAN";
        } else if (Float.isInfinite(value)) {
            return value > 0 ? "K_INFINITY" : "(-K_INFINITY)";
        }
        // Java spells the shortest decimal that only this float is nearest to, and C++ reads the nearest float
        String digits = Float.toString(value) + "f";
        return value < 0 || digits.startsWith("-") ? "(" + digits + ")" : digits;
    }
}
