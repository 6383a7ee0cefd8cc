package sinew.sim.kernel.translator;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.SimpleTreeVisitor;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Turns an expression into C++. The parameter says whether the text is a sum or product that is an array index: there overflow
 * would be an exception in Java, so plain arithmetic will do; elsewhere {@code int} arithmetic is spelled so that it wraps.
 */
final class ExpressionTranslator extends SimpleTreeVisitor<String, Boolean> {
    private static final String FAILED = "0";
    private static final String ONLY_ARGUMENT =
            "an object of a @Constants class can only be handed on as an argument; read its fields";

    private final JavaSource source;
    private final KernelTypes types;
    private final FunctionParts parts;
    private final CallTranslator calls;

    ExpressionTranslator(JavaSource source, KernelTypes types, FunctionParts parts) {
        this.source = source;
        this.types = types;
        this.parts = parts;
        calls = new CallTranslator(source, types, parts, this);
    }

    /** Translates an expression. */
    String text(Tree expression) {
        return expression.accept(this, false);
    }

    /** Translates an expression whose {@code int} arithmetic cannot overflow. */
    String plain(Tree expression) {
        return expression.accept(this, true);
    }

    /** Translates an expression and widens an {@code int} where a {@code float} is wanted. */
    String as(TypeForm wanted, ExpressionTree expression) {
        String text = text(expression);
        boolean widen = wanted == TypeForm.FLOAT && form(expression) == TypeForm.INT;
        return widen ? "float(" + text + ")" : text;
    }

    TypeForm form(Tree expression) {
        return types.form(source.type(expression));
    }

    @Override
    public String visitLiteral(LiteralTree tree, Boolean index) {
        Object value = tree.getValue();
        String text = value == null ? "" : Literals.of(value);
        return text.isEmpty() ? refuse(tree, Refusals.literal(value)) : text;
    }

    @Override
    public String visitParenthesized(ParenthesizedTree tree, Boolean index) {
        return "(" + tree.getExpression().accept(this, index) + ")";
    }

    @Override
    public String visitIdentifier(IdentifierTree tree, Boolean index) {
        Element element = source.element(tree);
        if (tree.getName().contentEquals("this")) {
            return "(*this)";
        }
        if (!(element instanceof VariableElement variable)) {
            return refuse(tree, "'" + tree + "' is not a value of the kernel language");
        }
        return switch (variable.getKind()) {
            case LOCAL_VARIABLE, PARAMETER -> variable(tree, variable);
            case FIELD -> field(tree, variable, null);
            default -> refuse(tree, "'" + tree + "' is not a value of the kernel language");
        };
    }

    private String variable(Tree tree, VariableElement variable) {
        if (types.form(variable.asType()) == TypeForm.CONSTANTS) {
            return refuse(tree, ONLY_ARGUMENT);
        }
        return Names.of(variable);
    }

    @Override
    public String visitMemberSelect(MemberSelectTree tree, Boolean index) {
        Element element = source.element(tree);
        if (element instanceof VariableElement variable && element.getKind().isField()) {
            return field(tree, variable, tree.getExpression());
        }
        return KernelTypes.isBroken(source.type(tree))
                ? FAILED
                : refuse(tree, "'" + tree + "' is not a value of the kernel language");
    }

    private String field(Tree tree, VariableElement field, @Nullable ExpressionTree of) {
        if (field.getSimpleName().contentEquals("length") && of != null && form(of).isArray()) {
            return refuse(
                    tree,
                    "arrays do not know their length on the GPU; keep the size in an int field of a @Constants class");
        }
        if (field.getModifiers().contains(Modifier.STATIC)) {
            return constant(tree, field);
        }
        TypeElement owner = KernelTypes.ownerOf(field);
        if (KernelTypes.isHostOnly(field)) {
            return refuse(tree, "the field '" + field.getSimpleName() + "' is @HostOnly; kernel code cannot use it");
        }
        String name = Names.of(field);
        TypeForm form = types.form(field.asType());
        return switch (types.form(owner)) {
            case CONSTANTS -> form == TypeForm.CONSTANTS ? refuse(tree, ONLY_ARGUMENT) : parts.use(owner) + "::" + name;
            case SCRATCH ->
                object(tree, of)
                        + (form == TypeForm.SCRATCH || KernelTypes.isOffChip(field) ? "." + name + "()" : "->" + name);
            case GLOBAL -> object(tree, of) + "." + name;
            case VALUE -> of == null ? name : isThis(of) ? "this->" + name : text(of) + "." + name;
            default ->
                refuse(
                        tree,
                        "the class " + owner.getSimpleName()
                                + " is not marked @KernelCode, @Constants, @Scratch or @Global; mark it or keep its use in @HostOnly methods");
        };
    }

    private String object(Tree tree, @Nullable ExpressionTree of) {
        return of == null ? refuse(tree, "take the object as a parameter and read its fields through it") : text(of);
    }

    private static boolean isThis(ExpressionTree tree) {
        return tree instanceof IdentifierTree name && name.getName().contentEquals("this");
    }

    private String constant(Tree tree, VariableElement field) {
        Object value = field.getConstantValue();
        String text = value == null ? "" : Literals.of(value);
        if (text.isEmpty()) {
            return refuse(
                    tree,
                    "'" + field.getSimpleName()
                            + "' is not a constant of type int, float or boolean; write 'static final' with a constant value, or keep it in a"
                            + " @Constants object");
        }
        return text + " /*" + field.getSimpleName() + "*/";
    }

    @Override
    public String visitArrayAccess(ArrayAccessTree tree, Boolean index) {
        if (!form(tree.getExpression()).isArray()) {
            return KernelTypes.isBroken(source.type(tree.getExpression()))
                    ? FAILED
                    : refuse(tree, "arrays are float[] or int[]; use one flat array and compute the index");
        }
        return text(tree.getExpression()) + "[" + plain(tree.getIndex()) + "]";
    }

    @Override
    public String visitUnary(UnaryTree tree, Boolean index) {
        boolean inner = index && tree.getKind() != Tree.Kind.BITWISE_COMPLEMENT;
        String operand = tree.getExpression().accept(this, inner);
        TypeForm form = form(tree);
        return switch (tree.getKind()) {
            case UNARY_MINUS -> form == TypeForm.INT && !index ? "k_negate(" + operand + ")" : "-" + guarded(operand);
            case UNARY_PLUS -> operand;
            case BITWISE_COMPLEMENT -> "~" + operand;
            case LOGICAL_COMPLEMENT -> "!" + operand;
            default -> refuse(tree, Refusals.SIDE_EFFECT);
        };
    }

    private static String guarded(String operand) {
        return operand.startsWith("-") ? "(" + operand + ")" : operand;
    }

    @Override
    public String visitBinary(BinaryTree tree, Boolean index) {
        TypeForm left = form(tree.getLeftOperand());
        TypeForm right = form(tree.getRightOperand());
        if (!Operators.fits(left) || !Operators.fits(right)) {
            return refuseOperand(tree, left == TypeForm.OTHER ? tree.getLeftOperand() : tree.getRightOperand());
        }
        boolean exact = index || new SizeChecker(source, types).isSmallConstant(tree);
        // (a * b) % n is a good index although a * b overflows
        boolean inner = index && Operators.growsWithOperands(tree.getKind());
        return Operators.binary(
                tree.getKind(),
                tree.getLeftOperand().accept(this, inner),
                tree.getRightOperand().accept(this, inner),
                left,
                right,
                exact);
    }

    private String refuseOperand(BinaryTree tree, ExpressionTree operand) {
        TypeMirror type = source.type(operand);
        if (KernelTypes.isBroken(type)) {
            return FAILED;
        }
        if (types.form(type) == TypeForm.VALUE) {
            return refuse(tree, "records have no operators; compare or combine their components");
        }
        // an inner operand of the same type was refused already, at its own place
        if (operand instanceof BinaryTree || operand instanceof LiteralTree || operand instanceof ParenthesizedTree) {
            return text(operand);
        }
        return refuse(tree, Refusals.type(type));
    }

    @Override
    public String visitConditionalExpression(ConditionalExpressionTree tree, Boolean index) {
        TypeForm form = form(tree);
        if (form.isArray() || form.isObject()) {
            return refuse(tree, "arrays and objects cannot be chosen by ?:; write 'if' and use each in its branch");
        }
        return text(tree.getCondition()) + " ? " + as(form, tree.getTrueExpression()) + " : "
                + as(form, tree.getFalseExpression());
    }

    @Override
    public String visitTypeCast(TypeCastTree tree, Boolean index) {
        TypeForm to = form(tree.getType());
        if (to == TypeForm.FLOAT && calls.isSquareRoot(tree.getExpression())) {
            return calls.squareRoot(tree.getExpression());
        }
        TypeForm from = form(tree.getExpression());
        if (from == TypeForm.OTHER) {
            // where the foreign value comes from is refused at its own place
            return text(tree.getExpression());
        } else if (!to.isNumber() || !from.isNumber()) {
            return KernelTypes.isBroken(source.type(tree.getType()))
                    ? FAILED
                    : refuse(tree, Refusals.cast(source.type(tree.getExpression()), source.type(tree.getType())));
        }
        if (to == from) {
            return tree.getExpression().accept(this, index);
        }
        return (to == TypeForm.FLOAT ? "float(" : "k_int(") + text(tree.getExpression()) + ")";
    }

    @Override
    public String visitMethodInvocation(MethodInvocationTree tree, Boolean index) {
        return calls.call(tree);
    }

    @Override
    public String visitNewClass(NewClassTree tree, Boolean index) {
        return calls.construct(tree);
    }

    @Override
    protected String defaultAction(Tree tree, Boolean index) {
        return refuse(tree, Refusals.expression(tree.getKind()));
    }

    String refuse(Tree tree, String reason) {
        source.error(tree, reason);
        return FAILED;
    }
}
