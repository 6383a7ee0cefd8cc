package sinew.sim.kernel.linker;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The translated form of one class: what lies beside its class file as {@code <name>.kernel}.
 *
 * @param binaryName the name of the Java class
 * @param textName its name in the C++ text
 * @param kind what it is marked as
 * @param sourceFile its Java file, package folders included
 * @param names the binary names of all classes by the names that the texts use for them
 * @param fields its fields in the order of declaration
 * @param functions its functions in the order of declaration
 */
public record KernelClass(
        String binaryName,
        String textName,
        Kind kind,
        String sourceFile,
        Map<String, String> names,
        List<KernelField> fields,
        List<KernelFunction> functions) {
    /** What a class is marked as. */
    public enum Kind {
        /** Static functions. */
        CODE,
        /** A record of values, with functions. */
        VALUE,
        /** Compiled into the kernel. */
        CONSTANTS,
        /** One environment's working memory. */
        SCRATCH,
        /** Arrays that outlive the kernel. */
        GLOBAL;

        /**
         * Spells the kind.
         *
         * @return a word
         */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Tells where the translated form of a class lies on the class path.
     *
     * @param binaryName the name of the Java class
     * @return a resource name without leading slash
     */
    public static String resourceOf(String binaryName) {
        return binaryName.replace('.', '/') + ".kernel";
    }
}
