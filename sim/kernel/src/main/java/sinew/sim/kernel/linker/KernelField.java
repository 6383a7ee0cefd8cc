package sinew.sim.kernel.linker;

/**
 * A field of a translated class.
 *
 * @param type the C++ type of the field or of its elements
 * @param array whether it is an array
 * @param name its name
 * @param overlay whether it shares its place with the other such fields of its class
 * @param size for an array of working memory the C++ text of its size, else empty
 */
public record KernelField(String type, boolean array, boolean overlay, String name, String size) {
    /**
     * Gives the name of the Java field: names that C++ keeps for itself end with an underscore in the text.
     *
     * @return the Java name
     */
    public String javaName() {
        return name.endsWith("_") ? name.substring(0, name.length() - 1) : name;
    }
}
