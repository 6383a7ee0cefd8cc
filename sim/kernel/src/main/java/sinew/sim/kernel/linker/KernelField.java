package sinew.sim.kernel.linker;

/**
 * A field of a translated class.
 *
 * @param type the C++ type of the field or of its elements
 * @param array whether it is an array
 * @param name its name
 * @param place where it lies, for fields of working memory
 * @param size for an array of working memory the C++ text of its size, else empty
 */
public record KernelField(String type, boolean array, Place place, String name, String size) {
    /** Where a field of working memory lies. */
    public enum Place {
        /** At a place of its own. */
        OWN(""),
        /** Together with the other such fields of its class. */
        OVERLAY("overlay "),
        /** Off the chip, where lanes share an environment. */
        OFF_CHIP("offchip ");

        private final String word;

        Place(String word) {
            this.word = word;
        }

        /** What precedes a field in a class's text. */
        String word() {
            return word;
        }
    }

    /** Whether it shares its place with the other such fields of its class. */
    boolean overlay() {
        return place == Place.OVERLAY;
    }

    /**
     * Gives the name of the Java field: names that C++ keeps for itself end with an underscore in the text.
     *
     * @return the Java name
     */
    public String javaName() {
        return name.endsWith("_") ? name.substring(0, name.length() - 1) : name;
    }
}
