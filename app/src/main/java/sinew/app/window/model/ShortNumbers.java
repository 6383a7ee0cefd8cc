package sinew.app.window.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.regex.Pattern;

/** Writes decimal numbers with six digits where a person only wants to look at them. */
final class ShortNumbers {
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+\\.\\d+(?:[eE][-+]?\\d+)?");
    private static final MathContext DIGITS = new MathContext(6);
    private static final BigDecimal LARGE = new BigDecimal(1_000_000);

    private ShortNumbers() {}

    /** Shortens every number in a text; those of at most six digits and large ones stay as they are. */
    static String in(String text) {
        return NUMBER.matcher(text).replaceAll(found -> shorten(found.group()));
    }

    private static String shorten(String number) {
        BigDecimal exact = new BigDecimal(number);
        if (exact.precision() <= DIGITS.getPrecision() || exact.abs().compareTo(LARGE) >= 0) {
            return number;
        }
        String rounded = exact.round(DIGITS).toString();
        return rounded.length() < number.length() ? rounded : number;
    }
}
