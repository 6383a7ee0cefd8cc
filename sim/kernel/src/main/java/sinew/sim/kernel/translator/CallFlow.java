package sinew.sim.kernel.translator;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import sinew.sim.kernel.linker.FunctionSummary;
import sinew.sim.kernel.linker.SharedUpdate;
import sinew.sim.kernel.linker.Variation;

/** Follows what differs from lane to lane through calls, and checks that all lanes reach what needs all of them. */
final class CallFlow {
    private final JavaSource source;
    private final KernelTypes types;
    private final Summaries summaries;
    private final FlowState state;
    private final ExpressionFlow expressions;

    CallFlow(JavaSource source, KernelTypes types, Summaries summaries, FlowState state, ExpressionFlow expressions) {
        this.source = source;
        this.types = types;
        this.summaries = summaries;
        this.state = state;
        this.expressions = expressions;
    }

    /** What the result of a call differs with. */
    Variation call(MethodInvocationTree tree, Variation control) {
        if (!(source.element(tree) instanceof ExecutableElement method)) {
            return Variation.NONE;
        }
        TypeElement owner = KernelTypes.ownerOf(method);
        if (Intrinsics.isLanes(owner)) {
            return lanes(tree, method.getSimpleName().toString(), control);
        } else if (Intrinsics.isLibrary(owner)) {
            return expressions.union(tree.getArguments(), control);
        }
        TypeForm form = types.form(owner);
        if (form == TypeForm.VALUE && CallTranslator.isAccessor(method)) {
            return receiver(tree, control);
        } else if ((form != TypeForm.VALUE && form != TypeForm.CODE) || KernelTypes.isHostOnly(method)) {
            return expressions.union(tree.getArguments(), control);
        }
        List<Variation> arguments = new ArrayList<>();
        for (ExpressionTree argument : tree.getArguments()) {
            arguments.add(argument(argument, control));
        }
        if (!method.getModifiers().contains(Modifier.STATIC)) {
            arguments.add(receiver(tree, control));
        }
        return apply(tree, method, summaries.of(method, source, tree), arguments, control);
    }

    private Variation lanes(MethodInvocationTree tree, String name, Variation control) {
        expressions.union(tree.getArguments(), control);
        switch (name) {
            case "lane" -> {
                return Variation.LANE;
            }
            case "lanes" -> {
                return Variation.NONE;
            }
            case "broadcast" ->
                state.require(
                        expressions.variation(tree.getArguments().get(1), control),
                        tree.getArguments().get(1),
                        "the lane that broadcast() reads from differs from lane to lane; give it an index that is the same on every lane");
            default -> {}
        }
        state.synchronizes();
        state.require(
                control,
                tree,
                name + "() is not reached by every lane: it stands under a condition, or after a return or"
                        + " break, that differs from lane to lane; move it out, so that all lanes reach it together");
        return name.equals("offset") ? Variation.LANE : Variation.NONE;
    }

    private Variation receiver(MethodInvocationTree tree, Variation control) {
        return tree.getMethodSelect() instanceof MemberSelectTree select
                ? expressions.variation(select.getExpression(), control)
                : state.self();
    }

    private Variation argument(ExpressionTree argument, Variation control) {
        TypeForm form = types.form(source.type(argument));
        if (form.isArray()) {
            Element variable = expressions.origin(argument).variable();
            return variable == null ? Variation.NONE : state.of(variable);
        }
        return form.isObject() ? Variation.NONE : expressions.variation(argument, control);
    }

    private Variation apply(
            MethodInvocationTree tree,
            ExecutableElement method,
            FunctionSummary summary,
            List<Variation> arguments,
            Variation control) {
        if (summary.synchronizes()) {
            state.synchronizes();
            state.require(
                    control,
                    tree,
                    "'" + method.getSimpleName() + "' waits for all lanes (it calls sync() or a reduction), but"
                            + " stands under a condition, or after a return or break, that differs from lane to lane; move it out, so"
                            + " that all lanes reach it together");
        }
        for (int i = 0; i < arguments.size(); i++) {
            if (summary.uniform().dependsOn(i)) {
                state.require(
                        arguments.get(i),
                        tree,
                        "'" + method.getSimpleName() + "' waits for all lanes under a condition that"
                                + " depends on its argument " + (i + 1)
                                + ", which differs from lane to lane; hand over a value that is the"
                                + " same on every lane");
            }
        }
        if (summary.readsMemory()) {
            state.readsMemory();
        }
        if (summary.writesMemory()) {
            state.writesMemory();
        }
        for (Map.Entry<Integer, Variation> change : summary.changes().entrySet()) {
            ExpressionTree array = tree.getArguments().get(change.getKey());
            ArrayOrigin origin = expressions.origin(array);
            if (origin.place() == ArrayOrigin.Place.CONSTANTS) {
                state.error(
                        array,
                        "'" + method.getSimpleName() + "' writes to this array, but arrays of a @Constants object are"
                                + " compiled in; copy it into working memory first");
            }
            state.writes(origin, change.getValue().through(arguments).or(control));
        }
        for (SharedUpdate update : summary.updates()) {
            ArrayOrigin origin = update.parameter() < 0
                    ? ArrayOrigin.MEMORY
                    : expressions.origin(tree.getArguments().get(update.parameter()));
            state.updates(
                    origin,
                    update.reason().through(arguments).or(control),
                    tree,
                    "'" + method.getSimpleName()
                            + "' reads elements, changes them and writes them back, and every lane would do so at the same time; let one"
                            + " lane call it: 'if (lane() == 0)'");
        }
        return summary.result().through(arguments);
    }
}
