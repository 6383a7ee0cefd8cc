package sinew.sim.kernel.translator;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;
import sinew.sim.kernel.linker.FunctionSummary;

/** Refuses expressions whose result depends on an order of evaluation that Java fixes and C++ does not. */
final class EvaluationOrder {
    private final JavaSource source;
    private final KernelTypes types;
    private final Summaries summaries;
    private final FlowState state;

    EvaluationOrder(JavaSource source, KernelTypes types, Summaries summaries, FlowState state) {
        this.source = source;
        this.types = types;
        this.summaries = summaries;
        this.state = state;
    }

    /** Checks a whole expression; does nothing while the analysis still grows. */
    void check(ExpressionTree tree) {
        if (!state.isReporting()) {
            return;
        }
        List<ExpressionTree> parts = parts(tree);
        if (!isSequenced(tree)) {
            for (ExpressionTree part : parts) {
                MethodInvocationTree effect = effect(part);
                if (effect != null && parts.stream().anyMatch(other -> !other.equals(part) && dependsOnOrder(other))) {
                    refuse(effect);
                }
            }
        }
        parts.forEach(this::check);
    }

    /** Checks an assignment; the target of a compound one is read too, and its text may appear twice. */
    void checkAssignment(ExpressionTree target, ExpressionTree value, boolean readsTarget) {
        if (!state.isReporting()) {
            return;
        }
        if (target instanceof ArrayAccessTree access) {
            MethodInvocationTree inValue = effect(value);
            MethodInvocationTree inIndex = effect(access.getIndex());
            if (inValue != null && (readsTarget || dependsOnOrder(access.getIndex()))) {
                refuse(inValue);
            } else if (inIndex != null && (readsTarget || dependsOnOrder(value))) {
                refuse(inIndex);
            }
        }
        check(value);
    }

    /** Whether an expression reads the element that it is assigned to. */
    boolean reads(ExpressionTree value, ExpressionTree target) {
        return (target instanceof ArrayAccessTree && value.toString().equals(target.toString()))
                || parts(value).stream().anyMatch(part -> reads(part, target));
    }

    private void refuse(MethodInvocationTree effect) {
        state.error(
                effect,
                "this call writes memory while the rest of the expression reads or writes memory too, in an order that C++"
                        + " does not fix; assign its result to a local variable first");
    }

    private static boolean isSequenced(ExpressionTree tree) {
        return tree instanceof ConditionalExpressionTree
                || tree.getKind() == Tree.Kind.CONDITIONAL_AND
                || tree.getKind() == Tree.Kind.CONDITIONAL_OR;
    }

    private boolean dependsOnOrder(ExpressionTree tree) {
        if (tree instanceof ArrayAccessTree access && !isConstantArray(access.getExpression())) {
            return true;
        } else if (tree instanceof MethodInvocationTree call) {
            FunctionSummary summary = summary(call);
            if (summary.hasEffect() || summary.readsMemory()) {
                return true;
            }
        }
        return parts(tree).stream().anyMatch(this::dependsOnOrder);
    }

    private boolean isConstantArray(ExpressionTree tree) {
        Element element = source.element(tree);
        return element != null
                && element.getKind() == ElementKind.FIELD
                && types.form(element.getEnclosingElement()) == TypeForm.CONSTANTS;
    }

    private @Nullable MethodInvocationTree effect(ExpressionTree tree) {
        for (ExpressionTree part : parts(tree)) {
            MethodInvocationTree inner = effect(part);
            if (inner != null) {
                return inner;
            }
        }
        return tree instanceof MethodInvocationTree call && summary(call).hasEffect() ? call : null;
    }

    private FunctionSummary summary(MethodInvocationTree call) {
        if (source.element(call) instanceof ExecutableElement method
                && method.getEnclosingElement() instanceof TypeElement owner
                && (types.form(owner) == TypeForm.CODE || types.form(owner) == TypeForm.VALUE)
                && !KernelTypes.isHostOnly(method)
                && !CallTranslator.isAccessor(method)) {
            return summaries.of(method, source, call);
        }
        return FunctionSummary.PURE;
    }

    private List<ExpressionTree> parts(ExpressionTree tree) {
        List<ExpressionTree> parts = new ArrayList<>();
        switch (tree) {
            case ParenthesizedTree inner -> parts.add(inner.getExpression());
            case UnaryTree unary -> parts.add(unary.getExpression());
            case TypeCastTree cast -> parts.add(cast.getExpression());
            case ArrayAccessTree access -> parts.add(access.getIndex());
            case MemberSelectTree select -> parts.add(select.getExpression());
            case BinaryTree binary -> {
                parts.add(binary.getLeftOperand());
                parts.add(binary.getRightOperand());
            }
            case ConditionalExpressionTree choice -> {
                parts.add(choice.getCondition());
                parts.add(choice.getTrueExpression());
                parts.add(choice.getFalseExpression());
            }
            case NewClassTree made -> parts.addAll(made.getArguments());
            case MethodInvocationTree call -> {
                if (call.getMethodSelect() instanceof MemberSelectTree select) {
                    parts.add(select.getExpression());
                }
                parts.addAll(call.getArguments());
            }
            default -> {}
        }
        return parts;
    }
}
