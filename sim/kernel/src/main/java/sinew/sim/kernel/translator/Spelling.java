package sinew.sim.kernel.translator;

/** C++ names of basic types. */
final class Spelling {
    private Spelling() {}

    /** Spells a type, or the type of an array's elements. */
    static String of(TypeForm form) {
        return switch (form) {
            case VOID -> "void";
            case INT, INT_ARRAY -> "int";
            case FLOAT, FLOAT_ARRAY -> "float";
            case BOOLEAN -> "bool";
            default -> throw new IllegalArgumentException(form + " is a class");
        };
    }
}
