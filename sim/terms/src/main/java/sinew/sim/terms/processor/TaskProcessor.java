package sinew.sim.terms.processor;

import java.io.IOException;
import java.io.Writer;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import sinew.sim.terms.Task;

/** Writes {@code <Name>Step} for every class marked {@link Task}. */
@SupportedAnnotationTypes("sinew.sim.terms.Task")
public final class TaskProcessor extends AbstractProcessor {
    /** Made by the compiler. */
    public TaskProcessor() {}

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (Element element : round.getElementsAnnotatedWith(Task.class)) {
            if (element instanceof TypeElement task) {
                generate(task);
            }
        }
        return false;
    }

    private void generate(TypeElement task) {
        try {
            TaskSource source = new TaskReader(processingEnv.getElementUtils()).read(task);
            String name = source.packageName() + "." + source.stepName();
            try (Writer writer =
                    processingEnv.getFiler().createSourceFile(name, task).openWriter()) {
                writer.write(new StepWriter(source).write());
            }
        } catch (TermException e) {
            processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, e.getMessage(), e.element());
        } catch (IOException e) {
            processingEnv
                    .getMessager()
                    .printMessage(Diagnostic.Kind.ERROR, "The environment step could not be written: " + e, task);
        }
    }
}
