package sinew.sim.kernel.translator;

import com.sun.source.tree.Tree;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.element.Element;
import javax.lang.model.element.VariableElement;
import sinew.sim.kernel.linker.FunctionSummary;
import sinew.sim.kernel.linker.SharedUpdate;
import sinew.sim.kernel.linker.Variation;

/** What an analysis knows so far: how variables differ, where arrays lie, and the effects of the function. */
final class FlowState {
    private final TranslatedFunction function;
    private final Map<Element, Integer> parameters = new HashMap<>();
    private final Map<Element, Variation> variations = new HashMap<>();
    private final Map<Element, ArrayOrigin> origins = new HashMap<>();
    private final Map<Integer, Variation> changes = new TreeMap<>();
    private final Set<Tree> reported = new HashSet<>();
    private final Set<SharedUpdate> updates = new LinkedHashSet<>();
    private boolean synchronizes;
    private boolean readsMemory;
    private boolean writesMemory;
    private Variation uniform = Variation.NONE;
    private boolean reporting;
    private boolean alone;

    FlowState(TranslatedFunction function, KernelTypes types) {
        this.function = function;
        int index = 0;
        for (VariableElement parameter : function.method().getParameters()) {
            parameters.put(parameter, index);
            TypeForm form = types.form(parameter.asType());
            if (!form.isObject()) {
                variations.put(parameter, Variation.ofParameter(index));
            }
            if (form.isArray()) {
                origins.put(parameter, new ArrayOrigin(ArrayOrigin.Place.PARAMETER, parameter));
            }
            index++;
        }
    }

    /** The variation of the value that a member function is called on. */
    Variation self() {
        return Variation.ofParameter(function.method().getParameters().size());
    }

    Variation of(Element variable) {
        return variations.getOrDefault(variable, Variation.NONE);
    }

    void grow(Element variable, Variation more) {
        variations.merge(variable, more, Variation::or);
    }

    ArrayOrigin origin(Element variable) {
        return origins.getOrDefault(variable, ArrayOrigin.MEMORY);
    }

    void place(Element variable, ArrayOrigin origin) {
        origins.put(variable, origin);
    }

    void reads(ArrayOrigin origin) {
        readsMemory |= origin.place() == ArrayOrigin.Place.MEMORY || origin.place() == ArrayOrigin.Place.PARAMETER;
    }

    void readsMemory() {
        readsMemory = true;
    }

    void writesMemory() {
        writesMemory = true;
    }

    /** Notes that an array is written with a value that differs so. */
    void writes(ArrayOrigin origin, Variation with) {
        Element variable = origin.variable();
        if (variable == null) {
            writesMemory = true;
        } else {
            grow(variable, with);
            Integer index = parameters.get(variable);
            if (index != null) {
                changes.merge(index, with, Variation::or);
            }
        }
    }

    /**
     * Notes that an element is read and written back, under everything that the index and the condition differ with. In an
     * entry point, whose parameters are the same on every lane, all lanes doing so is an error.
     */
    void updates(ArrayOrigin origin, Variation reason, Tree at, String message) {
        boolean shared = origin.place() == ArrayOrigin.Place.MEMORY || origin.place() == ArrayOrigin.Place.PARAMETER;
        if (!reporting || !shared || alone || reason.lane()) {
            return;
        }
        if (KernelTypes.isEntryPoint(function.method())) {
            error(at, message);
        } else {
            Element variable = origin.variable();
            Integer index = variable == null ? null : parameters.get(variable);
            updates.add(new SharedUpdate(index == null ? -1 : index, reason));
        }
    }

    void synchronizes() {
        synchronizes = true;
    }

    /** Demands that something is the same on every lane; reports it if it is not. */
    void require(Variation needed, Tree at, String message) {
        if (needed.lane()) {
            error(at, message);
        }
        uniform = uniform.or(new Variation(false, needed.parameters()));
    }

    void error(Tree at, String message) {
        if (reporting && reported.add(at)) {
            function.source().error(at, message);
        }
    }

    void report() {
        reporting = true;
    }

    /** Whether what follows runs only where an environment has a single lane. */
    void setAlone(boolean single) {
        alone = single;
    }

    boolean isAlone() {
        return alone;
    }

    boolean isReporting() {
        return reporting;
    }

    /** A number that changes whenever something grows. */
    long growth() {
        return variations.hashCode() + 31L * changes.hashCode() + 31L * 31L * uniform.hashCode();
    }

    FunctionSummary summary(Variation result) {
        return new FunctionSummary(
                synchronizes, readsMemory, writesMemory, uniform, result, new TreeMap<>(changes), updates);
    }
}
