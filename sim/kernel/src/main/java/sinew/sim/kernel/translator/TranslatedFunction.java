package sinew.sim.kernel.translator;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ExecutableElement;
import sinew.sim.kernel.linker.FunctionSummary;
import sinew.sim.kernel.linker.KernelFunction;
import sinew.sim.kernel.linker.KernelParameter;

/**
 * A function whose text is known but not yet its summary.
 *
 * @param source the Java file
 * @param tree its declaration
 * @param method its element
 * @param id its id
 * @param result the C++ type of its result
 * @param parameters its parameters
 * @param calls where it calls which functions
 * @param uses binary names of the classes that it names
 * @param body its text
 */
record TranslatedFunction(
        JavaSource source,
        MethodTree tree,
        ExecutableElement method,
        String id,
        String result,
        List<KernelParameter> parameters,
        Map<String, Tree> calls,
        List<String> uses,
        String body) {
    KernelFunction with(FunctionSummary summary) {
        boolean member = !method.getModifiers().contains(javax.lang.model.element.Modifier.STATIC);
        return new KernelFunction(
                id,
                Names.of(method),
                result,
                member,
                KernelTypes.isEntryPoint(method),
                parameters,
                summary,
                List.copyOf(calls.keySet()),
                uses,
                source.line(tree.getBody()),
                body);
    }
}
