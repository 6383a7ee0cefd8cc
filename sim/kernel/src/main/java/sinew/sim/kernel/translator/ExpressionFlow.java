package sinew.sim.kernel.translator;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeMirror;
import sinew.sim.kernel.linker.Variation;

/** Follows what differs from lane to lane through expressions and assignments. */
final class ExpressionFlow {
    private final JavaSource source;
    private final KernelTypes types;
    private final FlowState state;
    private final CallFlow calls;
    private final EvaluationOrder order;

    ExpressionFlow(JavaSource source, KernelTypes types, Summaries summaries, FlowState state) {
        this.source = source;
        this.types = types;
        this.state = state;
        calls = new CallFlow(source, types, summaries, state, this);
        order = new EvaluationOrder(source, types, summaries, state);
    }

    /** Follows a whole expression and checks the order of its effects. */
    Variation root(ExpressionTree tree, Variation control) {
        order.check(tree);
        return variation(tree, control);
    }

    /** Follows an expression that is a statement. */
    void effect(ExpressionTree tree, Variation control) {
        switch (tree) {
            case AssignmentTree assignment -> {
                order.checkAssignment(assignment.getVariable(), assignment.getExpression(), false);
                if (order.reads(assignment.getExpression(), assignment.getVariable())) {
                    update(assignment.getVariable(), control);
                }
                assign(assignment.getVariable(), variation(assignment.getExpression(), control), control);
            }
            case CompoundAssignmentTree assignment -> {
                order.checkAssignment(assignment.getVariable(), assignment.getExpression(), true);
                update(assignment.getVariable(), control);
                Variation value =
                        variation(assignment.getExpression(), control).or(variation(assignment.getVariable(), control));
                assign(assignment.getVariable(), value, control);
            }
            case UnaryTree unary -> {
                order.checkAssignment(unary.getExpression(), unary.getExpression(), true);
                update(unary.getExpression(), control);
                assign(unary.getExpression(), variation(unary.getExpression(), control), control);
            }
            case ParenthesizedTree inner -> effect(inner.getExpression(), control);
            default -> root(tree, control);
        }
    }

    private void update(ExpressionTree target, Variation control) {
        if (target instanceof ArrayAccessTree access) {
            state.updates(
                    origin(access.getExpression()),
                    variation(access.getIndex(), control).or(control),
                    target,
                    "every lane would read this element, change it and write it back, at the same time; let one lane do it:"
                            + " 'if (lane() == 0)'");
        }
    }

    /** Follows the declaration of a variable. */
    void declare(Element variable, ExpressionTree value, Variation control) {
        if (value instanceof NewArrayTree made) {
            state.place(variable, new ArrayOrigin(ArrayOrigin.Place.LOCAL, variable));
            if (made.getInitializers() != null) {
                made.getInitializers()
                        .forEach(e -> state.grow(variable, root(e, control).or(control)));
            }
        } else if (types.form(variable.asType()).isArray()) {
            state.place(variable, origin(value));
        } else {
            state.grow(variable, root(value, control).or(control));
        }
    }

    private void assign(ExpressionTree target, Variation value, Variation control) {
        Variation all = value.or(control);
        switch (target) {
            case ParenthesizedTree inner -> assign(inner.getExpression(), value, control);
            case ArrayAccessTree access -> {
                ArrayOrigin origin = origin(access.getExpression());
                if (origin.place() == ArrayOrigin.Place.CONSTANTS) {
                    state.error(
                            target,
                            "arrays of a @Constants object are compiled in and cannot be written; write to a @Scratch or"
                                    + " @Global array");
                }
                state.writes(origin, all.or(root(access.getIndex(), control)));
            }
            default -> {
                Element variable = source.element(target);
                if (variable != null) {
                    state.grow(variable, all);
                }
            }
        }
    }

    /** Where the array of an expression lies. */
    ArrayOrigin origin(ExpressionTree tree) {
        if (tree instanceof ParenthesizedTree inner) {
            return origin(inner.getExpression());
        }
        Element element = source.element(tree);
        if (element == null) {
            return ArrayOrigin.MEMORY;
        } else if (element.getKind() == ElementKind.FIELD) {
            return types.form(element.getEnclosingElement()) == TypeForm.CONSTANTS
                    ? ArrayOrigin.CONSTANTS
                    : ArrayOrigin.MEMORY;
        }
        return state.origin(element);
    }

    /** What the value of an expression differs with. */
    Variation variation(ExpressionTree tree, Variation control) {
        return switch (tree) {
            case ParenthesizedTree inner -> variation(inner.getExpression(), control);
            case IdentifierTree name -> name(name);
            case MemberSelectTree select -> select(select, control);
            case ArrayAccessTree access -> load(access, control);
            case UnaryTree unary -> variation(unary.getExpression(), control);
            case TypeCastTree cast -> variation(cast.getExpression(), control);
            case BinaryTree binary -> binary(binary, control);
            case ConditionalExpressionTree choice -> {
                Variation condition = variation(choice.getCondition(), control);
                Variation inside = control.or(condition);
                yield condition
                        .or(variation(choice.getTrueExpression(), inside))
                        .or(variation(choice.getFalseExpression(), inside));
            }
            case MethodInvocationTree call -> calls.call(call, control);
            case NewClassTree made -> union(made.getArguments(), control);
            default -> Variation.NONE;
        };
    }

    private Variation name(IdentifierTree name) {
        Element element = source.element(name);
        if (name.getName().contentEquals("this")) {
            return state.self();
        } else if (element == null) {
            return Variation.NONE;
        }
        boolean component = element.getKind() == ElementKind.FIELD
                && !element.getModifiers().contains(Modifier.STATIC);
        return component ? state.self() : state.of(element);
    }

    private Variation select(MemberSelectTree select, Variation control) {
        TypeMirror owner = source.type(select.getExpression());
        return types.form(owner) == TypeForm.VALUE && !isType(select.getExpression())
                ? variation(select.getExpression(), control)
                : Variation.NONE;
    }

    private boolean isType(Tree tree) {
        Element element = source.element(tree);
        return element == null
                || element.getKind().isClass()
                || element.getKind().isInterface();
    }

    private Variation load(ArrayAccessTree access, Variation control) {
        ArrayOrigin origin = origin(access.getExpression());
        state.reads(origin);
        Variation index = variation(access.getIndex(), control);
        Element variable = origin.variable();
        return variable == null ? index : index.or(state.of(variable));
    }

    private Variation binary(BinaryTree tree, Variation control) {
        Variation left = variation(tree.getLeftOperand(), control);
        boolean skips = tree.getKind() == Tree.Kind.CONDITIONAL_AND || tree.getKind() == Tree.Kind.CONDITIONAL_OR;
        return left.or(variation(tree.getRightOperand(), skips ? control.or(left) : control));
    }

    Variation union(List<? extends ExpressionTree> trees, Variation control) {
        Variation all = Variation.NONE;
        for (ExpressionTree tree : trees) {
            all = all.or(variation(tree, control));
        }
        return all;
    }
}
