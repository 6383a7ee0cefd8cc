package sinew.sim.kernel.translator;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EmptyStatementTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.SimpleTreeVisitor;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;
import sinew.sim.kernel.Unrolled;
import sinew.sim.kernel.linker.OneLane;

/** Turns statements into lines of C++. */
final class StatementTranslator extends SimpleTreeVisitor<Void, Void> {
    /** Loops with at most so many turns are written out as the compiler likes: coordinates of vectors. */
    private static final int MOST_FREE_TURNS = 6;

    private final JavaSource source;
    private final KernelTypes types;
    private final FunctionParts parts;
    private final ExpressionTranslator expressions;
    private final EffectTranslator effects;
    private final Text text;
    private final TypeForm result;

    StatementTranslator(JavaSource source, KernelTypes types, FunctionParts parts, Text text, TypeForm result) {
        this.source = source;
        this.types = types;
        this.parts = parts;
        this.text = text;
        this.result = result;
        expressions = new ExpressionTranslator(source, types, parts);
        effects = new EffectTranslator(source, expressions);
    }

    void block(BlockTree block) {
        text.indent();
        block.getStatements().forEach(this::statement);
        text.outdent();
    }

    private void statement(StatementTree statement) {
        statement.accept(this, null);
    }

    private void nested(StatementTree statement) {
        if (statement instanceof BlockTree block) {
            block(block);
        } else {
            text.indent();
            statement(statement);
            text.outdent();
        }
    }

    private void line(Tree tree, String code) {
        text.line(source.line(tree), code);
    }

    @Override
    public Void visitBlock(BlockTree tree, Void unused) {
        line(tree, "{");
        block(tree);
        text.line("}");
        return null;
    }

    @Override
    public Void visitEmptyStatement(EmptyStatementTree tree, Void unused) {
        return null;
    }

    @Override
    public Void visitVariable(VariableTree tree, Void unused) {
        line(tree, declaration(tree, true) + ";");
        return null;
    }

    private String declaration(VariableTree tree, boolean withType) {
        VariableElement variable = (VariableElement) source.element(tree);
        TypeMirror type = variable == null ? null : variable.asType();
        TypeForm form = types.form(type);
        if (variable == null || type == null || KernelTypes.isBroken(type)) {
            return "";
        }
        String name = Names.of(variable);
        ExpressionTree value = tree.getInitializer();
        if (form.isArray()) {
            return array(tree, form, name);
        } else if (!form.isValue()) {
            return expressions.refuse(
                    tree,
                    form.isObject()
                            ? "objects of @Constants, @Scratch and @Global classes are handed on as parameters; use the parameter's name"
                            : Refusals.type(type));
        }
        String spelled = withType ? spelled(type, form) + " " : "";
        return spelled + name + (value == null ? "" : " = " + expressions.text(value));
    }

    private String spelled(TypeMirror type, TypeForm form) {
        return form == TypeForm.VALUE ? parts.use(types.typeElement(type)) : Spelling.of(form);
    }

    private String array(VariableTree tree, TypeForm form, String name) {
        ExpressionTree value = tree.getInitializer();
        if (value == null) {
            return expressions.refuse(tree, "a local array needs its initial value; write 'new float[3]'");
        }
        if (!(value instanceof NewArrayTree made)) {
            return "auto* " + name + " = " + expressions.text(value);
        }
        String type = Spelling.of(form);
        if (made.getInitializers() != null) {
            TypeForm element = form == TypeForm.FLOAT_ARRAY ? TypeForm.FLOAT : TypeForm.INT;
            return type + " " + name + "[] = "
                    + made.getInitializers().stream()
                            .map(e -> expressions.as(element, e))
                            .collect(Collectors.joining(", ", "{", "}"));
        }
        ExpressionTree size = made.getDimensions().getFirst();
        if (!SizeChecker.ofLocals(source, types).isConstant(size)) {
            return expressions.refuse(
                    size,
                    "a local array needs a constant size: a literal, a static final int or a size of a @Constants object;"
                            + " larger working memory belongs into a @Scratch class");
        }
        String length = expressions.plain(size);
        return type + " " + name + "[" + (size instanceof LiteralTree ? length : "k_room(" + length + ")") + "] = {}";
    }

    @Override
    public Void visitExpressionStatement(ExpressionStatementTree tree, Void unused) {
        line(tree, effects.text(tree.getExpression(), false) + ";");
        return null;
    }

    @Override
    public Void visitIf(IfTree tree, Void unused) {
        if (asksForOneLane(tree.getCondition())) {
            chooseByLanes(tree);
            return null;
        }
        line(tree, "if (" + condition(tree.getCondition()) + ") {");
        nested(tree.getThenStatement());
        StatementTree otherwise = tree.getElseStatement();
        while (otherwise instanceof IfTree next) {
            line(next, "} else if (" + condition(next.getCondition()) + ") {");
            nested(next.getThenStatement());
            otherwise = next.getElseStatement();
        }
        if (otherwise != null) {
            text.line("} else {");
            nested(otherwise);
        }
        text.line("}");
        return null;
    }

    /** Whether a condition is {@code lanes() == 1}, which the linker knows. */
    private boolean asksForOneLane(ExpressionTree tree) {
        return tree instanceof ParenthesizedTree inner
                ? asksForOneLane(inner.getExpression())
                : tree.getKind() == Tree.Kind.EQUAL_TO && expressions.text(tree).equals("Lanes::lanes() == 1");
    }

    private void chooseByLanes(IfTree tree) {
        line(tree, OneLane.IF);
        scope(tree.getThenStatement());
        StatementTree otherwise = tree.getElseStatement();
        if (otherwise != null) {
            text.line(OneLane.ELSE);
            scope(otherwise);
        }
        text.line(OneLane.END);
    }

    private void scope(StatementTree statement) {
        text.line("{");
        nested(statement);
        text.line("}");
    }

    private String condition(ExpressionTree tree) {
        return expressions.text(tree instanceof ParenthesizedTree inner ? inner.getExpression() : tree);
    }

    @Override
    public Void visitWhileLoop(WhileLoopTree tree, Void unused) {
        text.line("K_LOOP");
        line(tree, "while (" + condition(tree.getCondition()) + ") {");
        nested(tree.getStatement());
        text.line("}");
        return null;
    }

    @Override
    public Void visitDoWhileLoop(DoWhileLoopTree tree, Void unused) {
        text.line("K_LOOP");
        line(tree, "do {");
        nested(tree.getStatement());
        text.line("} while (" + condition(tree.getCondition()) + ");");
        return null;
    }

    @Override
    public Void visitForLoop(ForLoopTree tree, Void unused) {
        StringBuilder start = new StringBuilder();
        for (StatementTree first : tree.getInitializer()) {
            boolean leading = start.isEmpty();
            start.append(leading ? "" : ", ");
            start.append(
                    first instanceof VariableTree variable
                            ? declaration(variable, leading)
                            : effects.text(((ExpressionStatementTree) first).getExpression(), true));
        }
        String written = howWritten(tree);
        if (!written.isEmpty()) {
            text.line(written);
        }
        ExpressionTree condition = tree.getCondition();
        String update = tree.getUpdate().stream()
                .map(step -> effects.text(step.getExpression(), true))
                .collect(Collectors.joining(", "));
        line(tree, "for (" + start + "; " + (condition == null ? "" : condition(condition)) + "; " + update + ") {");
        nested(tree.getStatement());
        text.line("}");
        return null;
    }

    /** Says how many turns the device's compiler writes out; a few known turns are left to it. */
    private String howWritten(ForLoopTree tree) {
        for (StatementTree first : tree.getInitializer()) {
            Element variable = first instanceof VariableTree ? source.element(first) : null;
            Unrolled unrolled = variable == null ? null : variable.getAnnotation(Unrolled.class);
            if (unrolled != null) {
                return unrolled.value() == 0 ? "K_UNROLL" : "K_TURNS(" + unrolled.value() + ")";
            }
        }
        return isShort(tree.getCondition()) ? "" : "K_LOOP";
    }

    private static boolean isShort(@Nullable ExpressionTree condition) {
        return condition instanceof BinaryTree comparison
                && comparison.getRightOperand() instanceof LiteralTree bound
                && bound.getValue() instanceof Integer turns
                && turns <= MOST_FREE_TURNS;
    }

    @Override
    public Void visitReturn(ReturnTree tree, Void unused) {
        ExpressionTree value = tree.getExpression();
        line(tree, value == null ? "return;" : "return " + expressions.as(result, value) + ";");
        return null;
    }

    @Override
    public Void visitBreak(BreakTree tree, Void unused) {
        if (tree.getLabel() != null) {
            source.error(tree, Refusals.statement(Tree.Kind.LABELED_STATEMENT));
        }
        line(tree, "break;");
        return null;
    }

    @Override
    public Void visitContinue(ContinueTree tree, Void unused) {
        if (tree.getLabel() != null) {
            source.error(tree, Refusals.statement(Tree.Kind.LABELED_STATEMENT));
        }
        line(tree, "continue;");
        return null;
    }

    @Override
    protected Void defaultAction(Tree tree, Void unused) {
        source.error(tree, Refusals.statement(tree.getKind()));
        return null;
    }
}
