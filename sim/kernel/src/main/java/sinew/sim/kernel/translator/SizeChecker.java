package sinew.sim.kernel.translator;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import sinew.sim.kernel.Lanes;

/** Tells which expressions are known when the kernel is compiled: literals, constants and sizes of the model. */
final class SizeChecker {
    private static final Set<Tree.Kind> ARITHMETIC =
            Set.of(Tree.Kind.PLUS, Tree.Kind.MINUS, Tree.Kind.MULTIPLY, Tree.Kind.DIVIDE, Tree.Kind.REMAINDER);

    private static final int LARGEST_SMALL = 1024;

    private final JavaSource source;
    private final KernelTypes types;

    private final boolean ofLocals;

    SizeChecker(JavaSource source, KernelTypes types) {
        this(source, types, false);
    }

    private SizeChecker(JavaSource source, KernelTypes types, boolean ofLocals) {
        this.source = source;
        this.types = types;
        this.ofLocals = ofLocals;
    }

    /** For local arrays, whose size may also depend on the number of lanes. */
    static SizeChecker ofLocals(JavaSource source, KernelTypes types) {
        return new SizeChecker(source, types, true);
    }

    /** Whether an {@code int} expression has a constant value: sums and products of literals, constants and fields of constants. */
    boolean isConstant(ExpressionTree tree) {
        if (types.form(source.type(tree)) != TypeForm.INT) {
            return false;
        }
        return switch (tree) {
            case LiteralTree literal -> true;
            case ParenthesizedTree inner -> isConstant(inner.getExpression());
            case BinaryTree binary ->
                ARITHMETIC.contains(binary.getKind())
                        && isConstant(binary.getLeftOperand())
                        && isConstant(binary.getRightOperand());
            case IdentifierTree name -> isConstantField(name);
            case MemberSelectTree field -> isConstantField(field);
            case MethodInvocationTree call -> ofLocals && isLanes(call);
            default -> false;
        };
    }

    /** Whether it is a constant that plain arithmetic cannot overflow: sizes and small numbers. */
    boolean isSmallConstant(ExpressionTree tree) {
        return isConstant(tree) && isSmall(tree);
    }

    private boolean isSmall(ExpressionTree tree) {
        return switch (tree) {
            case ParenthesizedTree inner -> isSmall(inner.getExpression());
            case BinaryTree binary -> isSmall(binary.getLeftOperand()) && isSmall(binary.getRightOperand());
            case LiteralTree literal -> isSmall(literal.getValue());
            default ->
                source.element(tree) instanceof VariableElement field
                        && (field.getConstantValue() == null || isSmall(field.getConstantValue()));
        };
    }

    private static boolean isSmall(Object value) {
        return value instanceof Integer number && Math.abs((long) number) <= LARGEST_SMALL;
    }

    private boolean isLanes(MethodInvocationTree call) {
        return source.element(call) instanceof ExecutableElement method
                && method.getSimpleName().contentEquals("lanes")
                && method.getEnclosingElement() instanceof TypeElement owner
                && owner.getQualifiedName().contentEquals(Lanes.class.getName());
    }

    private boolean isConstantField(Tree tree) {
        return source.element(tree) instanceof VariableElement field
                && field.getKind().isField()
                && (field.getConstantValue() != null || types.form(field.getEnclosingElement()) == TypeForm.CONSTANTS);
    }
}
