package sinew.app.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Rows of text in columns as wide as their widest entry: the first to the left, the others to the right. */
final class TextTable {
    private static final String INDENT = "  ";
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    /** Adds a row; rows may be of different lengths. */
    void add(List<String> cells) {
        rows.add(List.copyOf(cells));
    }

    void add(String... cells) {
        add(List.of(cells));
    }

    /** The table as lines. */
    List<String> lines() {
        List<Integer> widths = widths();
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(INDENT);
            for (int column = 0; column < row.size(); column++) {
                String space = " ".repeat(widths.get(column) - row.get(column).length());
                line.append(column == 0 ? row.get(0) + space : GAP + space + row.get(column));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private List<Integer> widths() {
        List<Integer> widths = new ArrayList<>();
        for (List<String> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                int width = row.get(column).length();
                if (column == widths.size()) {
                    widths.add(width);
                } else {
                    widths.set(column, Math.max(width, widths.get(column)));
                }
            }
        }
        return widths;
    }

    /** A number in 6 digits; no zero has a sign. */
    static String number(@Nullable Object value) {
        if (!(value instanceof Number number)) {
            return "not finite";
        }
        return number.doubleValue() == 0 ? "0" : String.format(Locale.ROOT, "%.6g", number.doubleValue());
    }
}
