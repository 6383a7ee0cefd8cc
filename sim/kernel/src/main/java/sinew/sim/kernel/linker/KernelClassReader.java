package sinew.sim.kernel.linker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import sinew.sim.kernel.KernelException;

/** Reads what {@link KernelClassWriter} wrote. */
public final class KernelClassReader {
    private final Deque<String> lines;
    private final String origin;

    private KernelClassReader(String text, String origin) {
        lines = new ArrayDeque<>(text.lines().toList());
        this.origin = origin;
    }

    /**
     * Reads a class.
     *
     * @param text what was written
     * @param origin where it comes from, for messages
     * @return the class
     * @throws KernelException if the text is of another version
     */
    public static KernelClass read(String text, String origin) {
        return new KernelClassReader(text, origin).read();
    }

    private KernelClass read() {
        if (!KernelClassWriter.FIRST_LINE.equals(lines.poll())) {
            throw new KernelException(origin + " does not begin with '" + KernelClassWriter.FIRST_LINE
                    + "': it was translated by another version; compile its class anew.");
        }
        String binaryName = required("class");
        String textName = required("text");
        KernelClass.Kind kind = KernelClass.Kind.valueOf(required("kind").toUpperCase(Locale.ROOT));
        String source = required("source");
        Map<String, String> names = new TreeMap<>();
        while (at("name")) {
            String[] words = required("name").split(" ", 2);
            names.put(words[0], words[1]);
        }
        List<KernelField> fields = new ArrayList<>();
        while (at("field") || at("array")) {
            boolean array = at("array");
            String line = required(array ? "array" : "field");
            KernelField.Place place = place(line);
            String[] words = line.substring(place.word().length()).split(" ", 3);
            fields.add(new KernelField(words[0], array, place, words[1], words.length > 2 ? words[2] : ""));
        }
        List<KernelFunction> functions = new ArrayList<>();
        while (lines.peek() != null) {
            lines.remove();
            functions.add(function());
        }
        return new KernelClass(binaryName, textName, kind, source, names, List.copyOf(fields), List.copyOf(functions));
    }

    private static KernelField.Place place(String line) {
        for (KernelField.Place place : KernelField.Place.values()) {
            if (place != KernelField.Place.OWN && line.startsWith(place.word())) {
                return place;
            }
        }
        return KernelField.Place.OWN;
    }

    private KernelFunction function() {
        String id = required("function");
        String name = required("  name");
        String result = required("  result");
        int line = Integer.parseInt(required("  line"));
        boolean member = flag("  member");
        boolean entry = flag("  entry");
        List<KernelParameter> parameters = new ArrayList<>();
        for (String parameter : all("  parameter")) {
            String[] words = parameter.split(" ", 2);
            boolean array = words[0].endsWith("*");
            parameters.add(new KernelParameter(words[0].replace("*", ""), array, words[1]));
        }
        FunctionSummary summary = summary();
        List<String> calls = all("  calls");
        List<String> uses = all("  uses");
        required("  body");
        String body = String.join("\n", all("  |"));
        return new KernelFunction(
                id, name, result, member, entry, List.copyOf(parameters), summary, calls, uses, line, body);
    }

    private FunctionSummary summary() {
        boolean synchronizes = flag("  synchronizes");
        boolean reads = flag("  reads");
        boolean writes = flag("  writes");
        Variation uniform = at("  uniform") ? variation(required("  uniform")) : Variation.NONE;
        Variation result = at("  varies") ? variation(required("  varies")) : Variation.NONE;
        Set<SharedUpdate> updates = new LinkedHashSet<>();
        for (String update : all("  updates")) {
            String[] words = update.split(" ", 2);
            updates.add(new SharedUpdate(Integer.parseInt(words[0]), variation(words.length > 1 ? words[1] : "")));
        }
        Map<Integer, Variation> changes = new TreeMap<>();
        for (String change : all("  changes")) {
            String[] words = change.split(" ", 2);
            changes.put(Integer.parseInt(words[0]), variation(words.length > 1 ? words[1] : ""));
        }
        return new FunctionSummary(synchronizes, reads, writes, uniform, result, changes, updates);
    }

    private static Variation variation(String words) {
        Variation variation = Variation.NONE;
        for (String word : words.split(" ", -1)) {
            if (word.equals("lane")) {
                variation = variation.or(Variation.LANE);
            } else if (!word.isEmpty()) {
                variation = variation.or(Variation.ofParameter(Integer.parseInt(word)));
            }
        }
        return variation;
    }

    private boolean at(String key) {
        String line = lines.peek();
        return line != null && (line.equals(key) || line.startsWith(key + " "));
    }

    private boolean flag(String key) {
        boolean here = at(key);
        if (here) {
            lines.remove();
        }
        return here;
    }

    private List<String> all(String key) {
        List<String> values = new ArrayList<>();
        while (at(key)) {
            values.add(required(key));
        }
        return List.copyOf(values);
    }

    private String required(String key) {
        String line = lines.poll();
        if (line == null || !(line.equals(key) || line.startsWith(key + " "))) {
            throw new KernelException(origin + " is damaged: expected '" + key.strip() + "' but found '" + line
                    + "'; compile its class anew.");
        }
        return line.length() > key.length() ? line.substring(key.length() + 1) : "";
    }
}
