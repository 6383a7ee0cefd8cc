package sinew.sim.kernel.translator;

import com.sun.source.tree.Tree;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** What is not part of the kernel language, and what to write instead. */
final class Refusals {
    static final String SIDE_EFFECT =
            "a side effect inside an expression, whose order C++ does not fix; write the assignment as a statement of its own";
    static final String NO_DOUBLE = "double is not part of the kernel language; write float, with literals like 0.5f";
    static final String NO_LONG =
            "long is not part of the kernel language; write int (it wraps as in Java; see Bits.multiplyHigh)";
    static final String NO_NEW =
            "kernel code cannot allocate objects; write 'new' only for value records (@KernelCode records)"
                    + " and for local arrays of constant size";
    static final String NO_EXCEPTIONS =
            "kernel code has no exceptions; return a flag or write one into an array and check it on the host";
    static final String NO_STRINGS = "kernel code has no strings; write messages in a @HostOnly method";
    static final String NO_LAMBDAS = "kernel code has no lambdas; write a loop or a static method";

    private Refusals() {}

    static String literal(@Nullable Object value) {
        return switch (value) {
            case null -> "kernel code has no null; use a value that means 'none', for example -1";
            case Double number -> NO_DOUBLE;
            case Long number -> NO_LONG;
            case String text -> NO_STRINGS;
            default -> "kernel code has literals of type int, float and boolean only; write an int";
        };
    }

    static String type(@Nullable TypeMirror type) {
        if (type == null) {
            return "a type outside the kernel language";
        }
        TypeKind kind = type.getKind();
        return switch (kind) {
            case DOUBLE -> NO_DOUBLE;
            case LONG -> NO_LONG;
            case BYTE, SHORT, CHAR ->
                kind.name().toLowerCase(java.util.Locale.ROOT) + " is not part of the kernel language; write int";
            case ARRAY -> "arrays are float[] or int[]; write one of them, flat, and compute the index";
            case DECLARED ->
                type.toString().equals("java.lang.String")
                        ? NO_STRINGS
                        : "the type " + simple(type)
                                + " is not part of the kernel language; write int, float, boolean or a record marked @KernelCode";
            default -> "the type " + type + " is not part of the kernel language; write int, float or boolean";
        };
    }

    static String cast(@Nullable TypeMirror from, @Nullable TypeMirror to) {
        return "a cast from " + from + " to " + to + "; casts are between int and float only";
    }

    static String expression(Tree.Kind kind) {
        return switch (kind) {
            case LAMBDA_EXPRESSION, MEMBER_REFERENCE -> NO_LAMBDAS;
            case NEW_ARRAY ->
                "an array can only be made as the initial value of a local variable; write 'float[] x = new float[3];'";
            case SWITCH_EXPRESSION -> "kernel code has no switch; write ?: or if";
            case INSTANCE_OF -> "kernel code has no instanceof: types are known when it is compiled";
            default -> SIDE_EFFECT;
        };
    }

    static String statement(Tree.Kind kind) {
        return switch (kind) {
            case TRY, THROW -> NO_EXCEPTIONS;
            case SWITCH -> "kernel code has no switch; write if and else";
            case ENHANCED_FOR_LOOP -> "kernel code has no for-each loop; write 'for (int i = 0; i < n; i++)'";
            case ASSERT -> "kernel code has no assertions; check on the host";
            case SYNCHRONIZED -> "kernel code has no synchronized blocks; lanes wait for each other with Lanes.sync()";
            case LABELED_STATEMENT -> "kernel code has no labels; move the loops into a method and return from it";
            case CLASS, RECORD, ENUM, INTERFACE ->
                "kernel code has no local classes; write a record of its own, marked @KernelCode";
            default ->
                "this statement is not part of the kernel language; write for, while, if, break, continue, return,"
                        + " assignments and calls";
        };
    }

    private static String simple(TypeMirror type) {
        String name = type.toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
