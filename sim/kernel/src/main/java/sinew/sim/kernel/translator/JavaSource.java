package sinew.sim.kernel.translator;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeMirror;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/** One attributed Java file: elements and types of its trees, and errors at their lines. */
final class JavaSource {
    private final Trees trees;
    private final ProcessingEnvironment environment;
    private final CompilationUnitTree unit;
    private final TreePath root;
    private boolean faulty;

    JavaSource(Trees trees, ProcessingEnvironment environment, CompilationUnitTree unit) {
        this.trees = trees;
        this.environment = environment;
        this.unit = unit;
        root = new TreePath(unit);
    }

    CompilationUnitTree unit() {
        return unit;
    }

    ProcessingEnvironment environment() {
        return environment;
    }

    /** What a name, call or declaration stands for; null where the compiler itself reports an error. */
    @Nullable
    Element element(Tree tree) {
        return trees.getElement(new TreePath(root, tree));
    }

    /** The static type of an expression; null where the compiler itself reports an error. */
    @Nullable
    TypeMirror type(Tree tree) {
        return trees.getTypeMirror(new TreePath(root, tree));
    }

    int line(Tree tree) {
        long position = trees.getSourcePositions().getStartPosition(unit, tree);
        return position < 0 ? 0 : (int) unit.getLineMap().getLineNumber(position);
    }

    /** The folders of the package and the file's name. */
    String fileName() {
        String path = unit.getSourceFile().toUri().getPath();
        String name = path == null ? unit.getSourceFile().getName() : path;
        String file = name.substring(name.lastIndexOf('/') + 1);
        Tree packageName = unit.getPackageName();
        return packageName == null ? file : packageName.toString().replace('.', '/') + "/" + file;
    }

    /** Reports a construct outside the kernel language. */
    void error(Tree tree, String message) {
        faulty = true;
        trees.printMessage(Diagnostic.Kind.ERROR, "[kernel] " + message, tree, unit);
    }

    boolean faulty() {
        return faulty;
    }
}
