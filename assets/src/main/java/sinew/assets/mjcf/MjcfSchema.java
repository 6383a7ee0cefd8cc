package sinew.assets.mjcf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The table of elements and attributes in {@code mjcf-schema.txt}; the file explains its own form. */
final class MjcfSchema {
    private static final String RESOURCE = "mjcf-schema.txt";

    /** What becomes of an element or attribute. */
    enum Status {
        READ,
        ONLY,
        SKIP,
        IGNORE,
        REFUSE
    }

    /**
     * A row of the table.
     *
     * @param status what becomes of it
     * @param detail for attributes of status ONLY the values, for elements of status READ the name of their table
     * @param reason why it is ignored or refused
     */
    record Entry(Status status, List<String> detail, String reason) {}

    /**
     * What an element may hold.
     *
     * @param attributes by name
     * @param children by tag
     */
    record Table(Map<String, Entry> attributes, Map<String, Entry> children) {}

    private final Map<String, Table> tables = new LinkedHashMap<>();

    private MjcfSchema() {}

    /** Reads the table that comes with the program. */
    static MjcfSchema standard() {
        try (InputStream stream = MjcfSchema.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException("The program is incomplete: " + RESOURCE + " is missing.");
            }
            return parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MjcfSchema parse(String text) {
        MjcfSchema schema = new MjcfSchema();
        Table current = null;
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("element ")) {
                current = schema.begin(line);
            } else if (current != null) {
                schema.addRow(current, line);
            }
        }
        return schema;
    }

    /** The table of an element; its name is one that a children row gave, or {@code mujoco}. */
    Table table(String name) {
        Table table = tables.get(name);
        if (table == null) {
            throw new IllegalStateException(RESOURCE + " has no table \"" + name + "\".");
        }
        return table;
    }

    boolean hasTable(String name) {
        return tables.containsKey(name);
    }

    private Table begin(String line) {
        List<String> words = List.of(line.split("\\s+", -1));
        Table table = new Table(new LinkedHashMap<>(), new LinkedHashMap<>());
        if (words.size() > 3 && words.get(2).equals("like")) {
            Table model = table(words.get(3));
            table.attributes.putAll(model.attributes);
            table.children.putAll(model.children);
            words.stream().skip(5).forEach(table.attributes::remove);
        }
        tables.put(words.get(1), table);
        return table;
    }

    private void addRow(Table table, String line) {
        String[] halves = line.split("\\|", 2);
        String reason = halves.length == 2 ? halves[1].strip() : "";
        String[] words = halves[0].strip().split("\\s+", -1);
        Map<String, Entry> target = words[0].endsWith("children") ? table.children : table.attributes;
        for (String word : Arrays.asList(words).subList(1, words.length)) {
            String[] pair = word.split("=", 2);
            @Nullable Entry earlier = target.get(pair[0]);
            switch (words[0]) {
                case "read" -> target.put(pair[0], new Entry(Status.READ, List.of(), ""));
                case "children" ->
                    target.put(pair[0], new Entry(Status.READ, List.of(pair.length == 2 ? pair[1] : pair[0]), ""));
                case "only" -> target.put(pair[0], only(earlier, pair[1], reason));
                case "skip", "skip-children" -> target.put(pair[0], new Entry(Status.SKIP, List.of(), ""));
                case "ignore", "ignore-children" -> target.put(pair[0], new Entry(Status.IGNORE, List.of(), reason));
                case "refuse", "refuse-children" -> target.put(pair[0], new Entry(Status.REFUSE, List.of(), reason));
                default -> throw new IllegalStateException(RESOURCE + " has a row that nobody understands: " + line);
            }
        }
    }

    private static Entry only(@Nullable Entry earlier, String value, String reason) {
        List<String> values = new ArrayList<>(earlier == null ? List.of() : earlier.detail);
        values.add(value);
        return new Entry(Status.ONLY, List.copyOf(values), reason);
    }
}
