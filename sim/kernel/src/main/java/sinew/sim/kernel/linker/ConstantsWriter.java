package sinew.sim.kernel.linker;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import sinew.sim.kernel.KernelException;

/** Writes an object of a {@link sinew.sim.kernel.Constants} class as C++ constants and tables. */
final class ConstantsWriter {
    private static final int ELEMENTS_PER_LINE = 12;

    /** Constant memory has 64 KiB; the compiler keeps some of it. */
    private static final int UNIFORM_BYTES = 48 * 1024;

    /** A longer table is not written as text, which a compiler would read for seconds. */
    private static final int LONGEST_TEXT = 2048;

    private final LinkedParts parts;
    private final List<LargeTable> tables = new ArrayList<>();
    private final boolean uniform;
    private int uniformBytes;

    /**
     * Makes a writer.
     *
     * @param parts the program's parts
     * @param lanes with one lane all threads read the same element, which suits constant memory
     */
    ConstantsWriter(LinkedParts parts, int lanes) {
        this.parts = parts;
        uniform = lanes == 1;
    }

    /** Writes the fields that the program uses. */
    String write(KernelClass type, Object constants) {
        StringBuilder text = new StringBuilder("namespace " + parts.name(type) + " {\n");
        for (KernelField field : type.fields()) {
            if (parts.isNamed(type, field.name())) {
                text.append(field(type, field, value(field, constants))).append('\n');
            }
        }
        return text.append("} // namespace ")
                .append(parts.name(type))
                .append("\n\n")
                .toString();
    }

    /** The tables that are pointers in what was written. */
    List<LargeTable> tables() {
        return tables;
    }

    private String field(KernelClass type, KernelField field, Object value) {
        if (!field.array()) {
            return "constexpr " + field.type() + " " + field.name() + " = " + literal(value) + ";";
        }
        int length = Array.getLength(value);
        if (length > LONGEST_TEXT) {
            tables.add(LargeTable.of(parts.name(type), field.name(), value));
            return "K_LARGE_TABLE const " + field.type() + "* " + field.name() + "; // " + length + " elements";
        }
        return table(field, value, length);
    }

    private String table(KernelField field, Object value, int length) {
        List<String> elements = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            elements.add(literal(Array.get(value, i)));
        }
        if (elements.isEmpty()) {
            elements.add("0");
        }
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < elements.size(); i += ELEMENTS_PER_LINE) {
            int end = Math.min(elements.size(), i + ELEMENTS_PER_LINE);
            boolean alone = elements.size() <= ELEMENTS_PER_LINE;
            rows.append(alone ? "" : "\n    ").append(String.join(", ", elements.subList(i, end)));
            rows.append(end < elements.size() ? "," : alone ? "" : "\n");
        }
        return memory(length * Float.BYTES) + " " + field.type() + " " + field.name() + "[" + elements.size() + "] = {"
                + rows + "};";
    }

    private String memory(int bytes) {
        if (!uniform || uniformBytes + bytes > UNIFORM_BYTES) {
            return "K_TABLE";
        }
        uniformBytes += bytes;
        return "K_UNIFORM_TABLE";
    }

    private static Object value(KernelField field, Object constants) {
        Class<?> javaType = constants.getClass();
        String name = javaType.getName() + "." + field.name();
        try {
            Field javaField = javaType.getField(field.javaName());
            Object value = javaField.get(constants);
            if (value == null) {
                throw new KernelException(name + " is null; give it an array before a kernel is loaded.");
            }
            return value;
        } catch (ReflectiveOperationException e) {
            throw new KernelException(
                    name
                            + " cannot be read: the class and the field must be public, and the translated text of the same version.",
                    e);
        }
    }

    private static String literal(Object value) {
        if (value instanceof Float number) {
            if (Float.isNaN(number)) {
                return "K_NAN";
            } else if (Float.isInfinite(number)) {
                return number > 0 ? "K_INFINITY" : "-K_INFINITY";
            }
            return number + "f";
        }
        return value.equals(Integer.MIN_VALUE) ? "-2147483647 - 1" : value.toString();
    }
}
