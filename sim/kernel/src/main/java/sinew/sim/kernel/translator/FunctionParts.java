package sinew.sim.kernel.translator;

import com.sun.source.tree.Tree;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** What is collected while one function is translated. */
final class FunctionParts {
    private final Names names;
    private final KernelTypes types;
    private final TypeElement owner;
    private final Map<String, Tree> calls = new LinkedHashMap<>();
    private final Set<String> uses = new TreeSet<>();

    FunctionParts(Names names, KernelTypes types, TypeElement owner) {
        this.names = names;
        this.types = types;
        this.owner = owner;
        use(owner);
    }

    TypeElement owner() {
        return owner;
    }

    /** Notes that the text names a class. */
    String use(TypeElement type) {
        uses.add(types.binaryName(type));
        return names.of(type);
    }

    /** Notes a call. */
    void call(ExecutableElement method, Tree at) {
        calls.putIfAbsent(types.id(method), at);
    }

    Map<String, Tree> calls() {
        return calls;
    }

    Set<String> uses() {
        return uses;
    }
}
