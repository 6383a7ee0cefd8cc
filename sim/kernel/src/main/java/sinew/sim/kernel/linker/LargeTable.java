package sinew.sim.kernel.linker;

/**
 * A table of constants whose contents are not in a program's text: the text has a pointer that is set after the program is loaded.
 *
 * @param name the pointer's name in the text, for example {@code MeshTable::vertex}
 * @param symbol its name in the machine code
 * @param values {@code float[]} or {@code int[]}, by identity
 */
public record LargeTable(String name, String symbol, Object values) {
    static LargeTable of(String namespace, String field, Object values) {
        String symbol = "_ZN" + namespace.length() + namespace + field.length() + field + "E";
        return new LargeTable(namespace + "::" + field, symbol, values);
    }
}
