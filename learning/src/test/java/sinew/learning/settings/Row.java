package sinew.learning.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** One task's published values, by the names in a table's first line. */
record Row(Map<String, String> values) {
    /** Reads a table that lies beside the tests. */
    static Stream<Row> all(String table) throws IOException {
        try (InputStream file = Objects.requireNonNull(Row.class.getResourceAsStream(table))) {
            List<String> lines = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            String[] names = lines.getFirst().split("; ", -1);
            return lines.stream().skip(1).map(line -> of(names, line.split("; ", -1)));
        }
    }

    private static Row of(String[] names, String[] texts) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i++) {
            values.put(names[i], texts[i]);
        }
        return new Row(values);
    }

    String text(String name) {
        return Objects.requireNonNull(values.get(name), name);
    }

    int integer(String name) {
        return Integer.parseInt(text(name));
    }

    double decimal(String name) {
        return Double.parseDouble(text(name));
    }

    boolean bool(String name) {
        return text(name).equals("true");
    }

    /** Puts the values in the places {@code <name>} of a text. */
    String in(String template) {
        String filled = template;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace("<" + value.getKey() + ">", value.getValue());
        }
        return filled;
    }

    @Override
    public String toString() {
        return text("name");
    }
}
