package sinew.sim.kernel.translator;

import com.sun.source.tree.Tree;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;
import sinew.sim.kernel.linker.FunctionSummary;
import sinew.sim.kernel.linker.KernelClass;
import sinew.sim.kernel.linker.KernelClassReader;
import sinew.sim.kernel.linker.KernelFunction;

/** What is known about functions: those of this compilation by analysis, others from the text beside their class files. */
final class Summaries {
    private final ProcessingEnvironment environment;
    private final KernelTypes types;
    private final Map<String, TranslatedFunction> own = new LinkedHashMap<>();
    private final Map<String, FunctionSummary> known = new HashMap<>();
    private final Map<String, @Nullable KernelClass> external = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();

    Summaries(ProcessingEnvironment environment, KernelTypes types) {
        this.environment = environment;
        this.types = types;
    }

    void add(TranslatedFunction function) {
        own.put(function.id(), function);
    }

    /** Analyses all functions, callees first. */
    void complete() {
        own.values().forEach(this::of);
    }

    FunctionSummary of(TranslatedFunction function) {
        FunctionSummary summary = known.get(function.id());
        if (summary == null) {
            open.push(function.id());
            summary = new FunctionAnalysis(function, types, this).summarize();
            open.pop();
            known.put(function.id(), summary);
        }
        return summary;
    }

    /** What a call does; errors are reported at the call. */
    FunctionSummary of(ExecutableElement method, JavaSource source, Tree call) {
        String id = types.id(method);
        if (open.contains(id)) {
            refuseRecursion(id, source, call);
            return FunctionSummary.PURE;
        }
        TranslatedFunction function = own.get(id);
        return function == null ? external(method, id, source, call) : of(function);
    }

    private void refuseRecursion(String id, JavaSource source, Tree call) {
        List<String> cycle = new ArrayList<>(open);
        Collections.reverse(cycle);
        cycle = cycle.subList(cycle.indexOf(id), cycle.size());
        String names =
                String.join(" -> ", cycle.stream().map(Summaries::shortName).toList()) + " -> " + shortName(id);
        source.error(
                call,
                "recursion is not part of the kernel language (" + names
                        + "); write a loop with a local array as stack");
    }

    private static String shortName(String id) {
        return id.substring(id.lastIndexOf('.', id.indexOf('#')) + 1, id.indexOf('('))
                .replace('#', '.');
    }

    private FunctionSummary external(ExecutableElement method, String id, JavaSource source, Tree call) {
        TypeElement owner = KernelTypes.ownerOf(method);
        JavaFileObject file = environment.getElementUtils().getFileObjectOf(owner);
        if (file.getKind() != JavaFileObject.Kind.CLASS) {
            return FunctionSummary.PURE;
        }
        KernelClass type = external.computeIfAbsent(types.binaryName(owner), name -> read(file));
        if (type != null) {
            for (KernelFunction function : type.functions()) {
                if (function.id().equals(id)) {
                    return function.summary();
                }
            }
        }
        source.error(
                call,
                owner.getSimpleName() + "." + method.getSimpleName()
                        + " has no translated text; compile the module that holds it with sim-kernel among its"
                        + " annotationProcessorPaths");
        return FunctionSummary.PURE;
    }

    private static @Nullable KernelClass read(JavaFileObject file) {
        String name = file.toUri().toString().replaceFirst("\\.class$", ".kernel");
        try {
            URLConnection connection = URI.create(name).toURL().openConnection();
            connection.setUseCaches(false);
            try (InputStream stream = connection.getInputStream()) {
                return KernelClassReader.read(new String(stream.readAllBytes(), StandardCharsets.UTF_8), name);
            }
        } catch (IOException e) {
            return null;
        }
    }
}
