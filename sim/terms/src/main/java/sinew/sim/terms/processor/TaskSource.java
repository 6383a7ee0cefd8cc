package sinew.sim.terms.processor;

import java.util.List;
import sinew.sim.terms.TermTable;

/**
 * What the processor has read of a task.
 *
 * @param packageName its package
 * @param name its simple name
 * @param methods its term methods in source order
 * @param indices the named joints and actuators that its terms use
 * @param memory what its terms remember
 */
record TaskSource(
        String packageName,
        String name,
        List<TermMethod> methods,
        List<TermTable.Index> indices,
        List<TermTable.Memory> memory) {
    /**
     * A term method.
     *
     * @param method its name
     * @param term its description
     * @param arguments the Java text of its arguments in the fused step
     * @param everyLane whether all lanes call it
     */
    record TermMethod(String method, TermTable.Term term, List<String> arguments, boolean everyLane) {
        String call(String owner) {
            return owner + "." + method + "(" + String.join(", ", arguments) + ")";
        }
    }

    String stepName() {
        return name + "Step";
    }

    List<TermMethod> of(TermTable.Kind kind) {
        return methods.stream().filter(m -> m.term().kind() == kind).toList();
    }
}
