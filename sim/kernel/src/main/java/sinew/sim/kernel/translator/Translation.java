package sinew.sim.kernel.translator;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.Tree;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.StandardLocation;
import sinew.sim.kernel.linker.KernelClass;
import sinew.sim.kernel.linker.KernelClassWriter;
import sinew.sim.kernel.linker.KernelFunction;

/** The translation of all kernel classes of one compilation. */
final class Translation {
    private final ProcessingEnvironment environment;
    private final KernelTypes types;
    private final List<TranslatedClass> classes = new ArrayList<>();

    Translation(ProcessingEnvironment environment) {
        this.environment = environment;
        types = new KernelTypes(environment);
    }

    /** Translates a class and those inside it, if they are marked. */
    void add(JavaSource source, ClassTree tree, Set<String> marked) {
        if (!(source.element(tree) instanceof TypeElement type)) {
            return;
        }
        if (marked.contains(types.binaryName(type))) {
            classes.add(new ClassTranslator(source, types).translate(tree, type));
        }
        for (Tree member : tree.getMembers()) {
            if (member instanceof ClassTree inner) {
                add(source, inner, marked);
            }
        }
    }

    /** Checks the effects of all functions and writes the texts, unless there were errors. */
    void finish() {
        Summaries summaries = new Summaries(environment, types);
        classes.forEach(type -> type.functions().forEach(summaries::add));
        summaries.complete();
        if (classes.stream().noneMatch(type -> type.source().faulty())) {
            classes.forEach(type -> write(type, summaries));
        }
    }

    private void write(TranslatedClass type, Summaries summaries) {
        List<KernelFunction> functions = type.functions().stream()
                .map(function -> function.with(summaries.of(function)))
                .toList();
        String binaryName = types.binaryName(type.type());
        String textName = type.names().of(type.type());
        KernelClass kernelClass = new KernelClass(
                binaryName,
                textName,
                type.kind(),
                type.source().fileName(),
                new TreeMap<>(type.names().table()),
                type.fields(),
                functions);
        try (Writer writer = environment
                .getFiler()
                .createResource(StandardLocation.CLASS_OUTPUT, "", KernelClass.resourceOf(binaryName), type.type())
                .openWriter()) {
            writer.write(KernelClassWriter.write(kernelClass));
        } catch (IOException e) {
            environment
                    .getMessager()
                    .printMessage(
                            Diagnostic.Kind.ERROR,
                            "[kernel] the translated text of " + binaryName + " cannot be written: " + e);
        }
    }
}
