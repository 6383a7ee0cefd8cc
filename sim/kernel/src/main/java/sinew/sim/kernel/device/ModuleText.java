package sinew.sim.kernel.device;

import java.util.Map;
import java.util.TreeMap;

/** Puts macros in front of a text so that the compiler's messages still count the text's own lines. */
public final class ModuleText {
    private ModuleText() {}

    /**
     * Puts macros in front of a text.
     *
     * @param name the text's name, for the compiler's messages
     * @param text CUDA C++
     * @param defines macros and what they stand for
     * @return the whole text, the same for the same macros in any order
     */
    public static String of(String name, String text, Map<String, String> defines) {
        StringBuilder whole = new StringBuilder();
        new TreeMap<>(defines)
                .forEach((macro, value) -> whole.append("#define ")
                        .append(macro)
                        .append(' ')
                        .append(value)
                        .append('\n'));
        return whole.append("#line 1 \"")
                .append(name)
                .append(".cu\"\n")
                .append(text)
                .toString();
    }
}
