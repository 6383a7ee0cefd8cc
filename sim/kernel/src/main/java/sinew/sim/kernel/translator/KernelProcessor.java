package sinew.sim.kernel.translator;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.Trees;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/**
 * Translates the kernel classes of a compilation, generated ones included, when the compiler has attributed the last of them.
 *
 * <p>Needs javac with {@code -XDcompilePolicy=simple}, so that all classes are attributed before the first is lowered.
 */
public final class KernelProcessor extends AbstractProcessor {
    private static final Set<String> MARKS = Set.of(
            "sinew.sim.kernel.KernelCode",
            "sinew.sim.kernel.Constants",
            "sinew.sim.kernel.Scratch",
            "sinew.sim.kernel.Global");

    private final Map<String, CompilationUnitTree> units = new LinkedHashMap<>();
    private final Set<String> marked = new LinkedHashSet<>();
    private final Set<String> awaited = new LinkedHashSet<>();

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        JavacTask.instance(environment).addTaskListener(new TaskListener() {
            @Override
            public void finished(TaskEvent event) {
                if (event.getKind() == TaskEvent.Kind.ANALYZE) {
                    analyzed(event);
                }
            }

            @Override
            public void started(TaskEvent event) {
                if (event.getKind() == TaskEvent.Kind.GENERATE && !awaited.isEmpty()) {
                    refuseOrder();
                }
            }
        });
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return MARKS;
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        KernelTypes types = new KernelTypes(processingEnv);
        for (TypeElement annotation : annotations) {
            for (var element : round.getElementsAnnotatedWith(annotation)) {
                marked.add(types.binaryName(element));
                awaited.add(types.binaryName(outermost((TypeElement) element)));
            }
        }
        return false;
    }

    private static TypeElement outermost(TypeElement type) {
        return type.getEnclosingElement() instanceof TypeElement outer ? outermost(outer) : type;
    }

    private void analyzed(TaskEvent event) {
        String name = event.getTypeElement().getQualifiedName().toString();
        if (awaited.remove(name)) {
            units.put(name, event.getCompilationUnit());
            if (awaited.isEmpty()) {
                translate();
            }
        }
    }

    private void translate() {
        Trees trees = Trees.instance(processingEnv);
        Translation translation = new Translation(processingEnv);
        Map<CompilationUnitTree, JavaSource> sources = new LinkedHashMap<>();
        for (CompilationUnitTree unit : units.values()) {
            sources.computeIfAbsent(unit, u -> new JavaSource(trees, processingEnv, u));
        }
        sources.values()
                .forEach(source -> source.unit().getTypeDecls().stream()
                        .filter(ClassTree.class::isInstance)
                        .forEach(tree -> translation.add(source, (ClassTree) tree, marked)));
        units.clear();
        translation.finish();
    }

    private void refuseOrder() {
        awaited.clear();
        processingEnv
                .getMessager()
                .printMessage(
                        Diagnostic.Kind.ERROR,
                        "[kernel] kernel classes are translated together, before code is generated; compile with"
                                + " -XDcompilePolicy=simple");
    }
}
