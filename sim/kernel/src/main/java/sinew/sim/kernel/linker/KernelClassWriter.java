package sinew.sim.kernel.linker;

/** Writes a {@link KernelClass} as text that people can read too. */
public final class KernelClassWriter {
    /** The first line of every file. */
    static final String FIRST_LINE = "sinew-kernel 3";

    private final StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');

    private KernelClassWriter() {}

    /**
     * Writes a class.
     *
     * @param type the class
     * @return the text
     */
    public static String write(KernelClass type) {
        KernelClassWriter writer = new KernelClassWriter();
        writer.line("class", type.binaryName());
        writer.line("text", type.textName());
        writer.line("kind", type.kind().word());
        writer.line("source", type.sourceFile());
        type.names().forEach((text, binary) -> writer.line("name", text + " " + binary));
        for (KernelField field : type.fields()) {
            String words = field.place().word() + field.type() + " " + field.name();
            writer.line(field.array() ? "array" : "field", (words + " " + field.size()).strip());
        }
        type.functions().forEach(writer::function);
        return writer.text.toString();
    }

    private void function(KernelFunction function) {
        text.append('\n');
        line("function", function.id());
        line("  name", function.name());
        line("  result", function.result());
        line("  line", Integer.toString(function.line()));
        if (function.member()) {
            line("  member", "");
        }
        if (function.entryPoint()) {
            line("  entry", "");
        }
        for (KernelParameter parameter : function.parameters()) {
            line("  parameter", parameter.type() + (parameter.array() ? "*" : "") + " " + parameter.name());
        }
        summary(function.summary());
        function.calls().forEach(id -> line("  calls", id));
        function.uses().forEach(name -> line("  uses", name));
        line("  body", "");
        function.body().lines().forEach(bodyLine -> line("  |", bodyLine));
    }

    private void summary(FunctionSummary summary) {
        if (summary.synchronizes()) {
            line("  synchronizes", "");
        }
        if (summary.readsMemory()) {
            line("  reads", "");
        }
        if (summary.writesMemory()) {
            line("  writes", "");
        }
        if (!summary.uniform().equals(Variation.NONE)) {
            line("  uniform", words(summary.uniform()));
        }
        if (!summary.result().equals(Variation.NONE)) {
            line("  varies", words(summary.result()));
        }
        summary.updates()
                .forEach(update -> line("  updates", (update.parameter() + " " + words(update.reason())).strip()));
        summary.changes().forEach((index, with) -> line("  changes", (index + " " + words(with)).strip()));
    }

    private void line(String key, String value) {
        text.append((key + " " + value).stripTrailing()).append('\n');
    }

    private static String words(Variation variation) {
        StringBuilder words = new StringBuilder(variation.lane() ? "lane" : "");
        for (int i = 0; i < Long.SIZE; i++) {
            if (variation.dependsOn(i)) {
                words.append(words.isEmpty() ? "" : " ").append(i);
            }
        }
        return words.toString();
    }
}
