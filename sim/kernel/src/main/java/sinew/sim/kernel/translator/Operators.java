package sinew.sim.kernel.translator;

import com.sun.source.tree.Tree;

/** C++ forms of Java's binary operators, with Java's results for {@code int}. */
final class Operators {
    private Operators() {}

    /** Whether a type can be an operand. */
    static boolean fits(TypeForm form) {
        return form.isNumber() || form == TypeForm.BOOLEAN;
    }

    /** Whether the result of an operation leaves the range of {@code int} when an operand does. */
    static boolean growsWithOperands(Tree.Kind kind) {
        return kind == Tree.Kind.PLUS || kind == Tree.Kind.MINUS || kind == Tree.Kind.MULTIPLY;
    }

    /**
     * Spells an operation.
     *
     * @param kind Java's operator
     * @param left text of the left operand
     * @param right text of the right operand
     * @param leftForm type of the left operand
     * @param rightForm type of the right operand
     * @param exact whether {@code int} arithmetic cannot overflow
     */
    static String binary(
            Tree.Kind kind, String left, String right, TypeForm leftForm, TypeForm rightForm, boolean exact) {
        boolean integers = leftForm == TypeForm.INT && rightForm == TypeForm.INT;
        return switch (kind) {
            case PLUS -> integers && !exact ? call("k_add", left, right) : infix(left, "+", right);
            case MINUS -> integers && !exact ? call("k_subtract", left, right) : infix(left, "-", right);
            case MULTIPLY -> integers && !exact ? call("k_multiply", left, right) : infix(left, "*", right);
            case DIVIDE -> infix(left, "/", right);
            case REMAINDER -> integers ? infix(left, "%", right) : call("fmodf", left, right);
            case LEFT_SHIFT -> call("k_shift_left", left, right);
            case RIGHT_SHIFT -> call("k_shift_right", left, right);
            case UNSIGNED_RIGHT_SHIFT -> call("k_shift_right_unsigned", left, right);
            default -> infix(left, symbol(kind), right);
        };
    }

    /** The operator that a compound assignment applies. */
    static Tree.Kind ofAssignment(Tree.Kind kind) {
        return switch (kind) {
            case PLUS_ASSIGNMENT -> Tree.Kind.PLUS;
            case MINUS_ASSIGNMENT -> Tree.Kind.MINUS;
            case MULTIPLY_ASSIGNMENT -> Tree.Kind.MULTIPLY;
            case DIVIDE_ASSIGNMENT -> Tree.Kind.DIVIDE;
            case REMAINDER_ASSIGNMENT -> Tree.Kind.REMAINDER;
            case LEFT_SHIFT_ASSIGNMENT -> Tree.Kind.LEFT_SHIFT;
            case RIGHT_SHIFT_ASSIGNMENT -> Tree.Kind.RIGHT_SHIFT;
            case UNSIGNED_RIGHT_SHIFT_ASSIGNMENT -> Tree.Kind.UNSIGNED_RIGHT_SHIFT;
            case AND_ASSIGNMENT -> Tree.Kind.AND;
            case OR_ASSIGNMENT -> Tree.Kind.OR;
            default -> Tree.Kind.XOR;
        };
    }

    static String symbol(Tree.Kind kind) {
        return switch (kind) {
            case PLUS -> "+";
            case MINUS -> "-";
            case MULTIPLY -> "*";
            case DIVIDE -> "/";
            case AND -> "&";
            case OR -> "|";
            case XOR -> "^";
            case CONDITIONAL_AND -> "&&";
            case CONDITIONAL_OR -> "||";
            case LESS_THAN -> "<";
            case LESS_THAN_EQUAL -> "<=";
            case GREATER_THAN -> ">";
            case GREATER_THAN_EQUAL -> ">=";
            case EQUAL_TO -> "==";
            case NOT_EQUAL_TO -> "!=";
            default -> throw new IllegalArgumentException("no operator: " + kind);
        };
    }

    private static String infix(String left, String operator, String right) {
        return left + " " + operator + " " + right;
    }

    private static String call(String function, String left, String right) {
        return function + "(" + left + ", " + right + ")";
    }
}
