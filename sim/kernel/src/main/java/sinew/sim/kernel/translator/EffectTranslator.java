package sinew.sim.kernel.translator;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import javax.lang.model.type.TypeMirror;

/** Turns expressions that change something, assignments and counting among them, into C++. */
final class EffectTranslator {
    private final JavaSource source;
    private final ExpressionTranslator expressions;

    EffectTranslator(JavaSource source, ExpressionTranslator expressions) {
        this.source = source;
        this.expressions = expressions;
    }

    /**
     * Translates an expression that is a statement.
     *
     * @param tree the expression
     * @param counting whether it counts the turns of a loop, whose whole numbers do not overflow
     * @return C++ without semicolon
     */
    String text(ExpressionTree tree, boolean counting) {
        return switch (tree) {
            case AssignmentTree assignment -> assignment(assignment);
            case CompoundAssignmentTree assignment -> compound(assignment, counting);
            case UnaryTree unary -> step(unary, counting);
            case MethodInvocationTree call -> expressions.text(call);
            case ParenthesizedTree inner -> text(inner.getExpression(), counting);
            default -> expressions.refuse(tree, Refusals.expression(tree.getKind()));
        };
    }

    private String assignment(AssignmentTree tree) {
        TypeForm form = expressions.form(tree.getVariable());
        if (!form.isValue() && !KernelTypes.isBroken(source.type(tree.getVariable()))) {
            return expressions.refuse(
                    tree,
                    form.isArray()
                            ? "arrays cannot be assigned; copy the elements in a loop"
                            : Refusals.type(source.type(tree.getVariable())));
        }
        return expressions.text(tree.getVariable()) + " = " + expressions.text(tree.getExpression());
    }

    private String compound(CompoundAssignmentTree tree, boolean counting) {
        TypeForm left = expressions.form(tree.getVariable());
        TypeForm right = expressions.form(tree.getExpression());
        String variable = expressions.text(tree.getVariable());
        if (!Operators.fits(left) || !Operators.fits(right)) {
            TypeMirror wrong = source.type(Operators.fits(left) ? tree.getExpression() : tree.getVariable());
            return KernelTypes.isBroken(wrong) ? "0" : expressions.refuse(tree, Refusals.type(wrong));
        } else if (left == TypeForm.INT && right == TypeForm.FLOAT) {
            return expressions.refuse(tree, "this assignment rounds to int silently; write 'x = (int) (x + y)'");
        }
        Tree.Kind operator = Operators.ofAssignment(tree.getKind());
        String value = expressions.text(tree.getExpression());
        if ((left == TypeForm.FLOAT && operator != Tree.Kind.REMAINDER) || (counting && operator == Tree.Kind.PLUS)) {
            return variable + " " + Operators.symbol(operator) + "= " + value;
        }
        return variable + " = "
                + Operators.binary(operator, variable, grouped(tree.getExpression(), value), left, right, false);
    }

    private static String grouped(ExpressionTree tree, String value) {
        boolean simple =
                tree instanceof MethodInvocationTree || tree instanceof IdentifierTree || tree instanceof LiteralTree;
        return simple ? value : "(" + value + ")";
    }

    private String step(UnaryTree tree, boolean counting) {
        boolean up = tree.getKind() == Tree.Kind.POSTFIX_INCREMENT || tree.getKind() == Tree.Kind.PREFIX_INCREMENT;
        boolean down = tree.getKind() == Tree.Kind.POSTFIX_DECREMENT || tree.getKind() == Tree.Kind.PREFIX_DECREMENT;
        String variable = expressions.text(tree.getExpression());
        if (!up && !down) {
            return expressions.refuse(tree, "this expression has no effect; remove it");
        } else if (counting || expressions.form(tree) == TypeForm.FLOAT) {
            return variable + (up ? "++" : "--");
        }
        return variable + " = " + (up ? "k_add(" : "k_subtract(") + variable + ", 1)";
    }
}
