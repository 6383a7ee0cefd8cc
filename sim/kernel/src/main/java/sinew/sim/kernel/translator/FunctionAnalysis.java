package sinew.sim.kernel.translator;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;
import sinew.sim.kernel.linker.FunctionSummary;
import sinew.sim.kernel.linker.Variation;

/**
 * Follows what differs from lane to lane through one function.
 *
 * <p>Statements are walked with the variation of the conditions under which they run, again and again until nothing grows;
 * then once more to report a {@code sync()} or a reduction that not every lane reaches.
 */
final class FunctionAnalysis {
    private final TranslatedFunction function;
    private final FlowState state;
    private final ExpressionFlow expressions;
    private final Deque<Tree> loops = new ArrayDeque<>();
    private final Map<Tree, Variation> exits = new HashMap<>();
    private Variation returned = Variation.NONE;
    private Variation result = Variation.NONE;

    FunctionAnalysis(TranslatedFunction function, KernelTypes types, Summaries summaries) {
        this.function = function;
        state = new FlowState(function, types);
        expressions = new ExpressionFlow(function.source(), types, summaries, state);
    }

    FunctionSummary summarize() {
        boolean grown = true;
        while (grown) {
            long before = state.growth() + exits.hashCode();
            walk();
            grown = before != state.growth() + exits.hashCode();
        }
        state.report();
        walk();
        return state.summary(result);
    }

    private void walk() {
        returned = Variation.NONE;
        block(function.tree().getBody(), Variation.NONE);
    }

    private void block(BlockTree block, Variation control) {
        block.getStatements().forEach(statement -> statement(statement, control));
    }

    private void statement(@Nullable StatementTree tree, Variation outer) {
        Variation control = outer.or(returned);
        switch (tree) {
            case BlockTree block -> block(block, control);
            case VariableTree variable -> variable(variable, control);
            case ExpressionStatementTree expression -> expressions.effect(expression.getExpression(), control);
            case IfTree branch -> branch(branch, control);
            case ForLoopTree loop -> {
                loop.getInitializer().forEach(first -> statement(first, control));
                loop(loop, loop.getCondition(), loop.getStatement(), loop.getUpdate(), control);
            }
            case WhileLoopTree loop -> loop(loop, loop.getCondition(), loop.getStatement(), List.of(), control);
            case DoWhileLoopTree loop -> loop(loop, loop.getCondition(), loop.getStatement(), List.of(), control);
            case BreakTree exit -> leave(control);
            case ContinueTree exit -> leave(control);
            case ReturnTree exit -> leave(exit, control);
            case null, default -> {}
        }
    }

    private void variable(VariableTree tree, Variation control) {
        Element variable = function.source().element(tree);
        ExpressionTree value = tree.getInitializer();
        if (variable != null && value != null) {
            expressions.declare(variable, value, control);
        }
    }

    private void branch(IfTree tree, Variation control) {
        Variation inside = control.or(expressions.root(tree.getCondition(), control));
        boolean alone = asksForOneLane(tree);
        boolean before = state.isAlone();
        state.setAlone(before || alone);
        statement(tree.getThenStatement(), inside);
        state.setAlone(before);
        statement(tree.getElseStatement(), inside);
    }

    /** Whether only a single lane takes a branch, so that it may change what lanes share. */
    private static boolean asksForOneLane(IfTree tree) {
        String condition = tree.getCondition().toString();
        return condition.equals("(lanes() == 1)") || condition.equals("(Lanes.lanes() == 1)");
    }

    private void loop(
            Tree tree,
            @Nullable ExpressionTree condition,
            StatementTree body,
            List<? extends ExpressionStatementTree> update,
            Variation outer) {
        loops.push(tree);
        Variation control = outer.or(exits.getOrDefault(tree, Variation.NONE));
        Variation inside = condition == null ? control : control.or(expressions.root(condition, control));
        if (condition != null) {
            // every evaluation but the first happens under the condition itself
            expressions.root(condition, inside);
        }
        statement(body, inside);
        Variation again = inside.or(exits.getOrDefault(tree, Variation.NONE));
        update.forEach(step -> expressions.effect(step.getExpression(), again));
        loops.pop();
    }

    private void leave(Variation control) {
        Tree loop = loops.peek();
        if (loop != null) {
            exits.merge(loop, control, Variation::or);
        }
    }

    private void leave(ReturnTree tree, Variation control) {
        loops.forEach(loop -> exits.merge(loop, control, Variation::or));
        ExpressionTree value = tree.getExpression();
        if (value != null) {
            result = result.or(control).or(expressions.root(value, control));
        }
        returned = returned.or(control);
    }
}
