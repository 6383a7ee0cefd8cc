package sinew.sim.kernel.translator;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;
import sinew.sim.kernel.linker.KernelParameter;

/** Checks and translates the methods of one class. */
final class FunctionTranslator {
    private static final int MOST_PARAMETERS = 62;

    private final JavaSource source;
    private final KernelTypes types;
    private final Names names;
    private final TypeElement owner;

    FunctionTranslator(JavaSource source, KernelTypes types, Names names, TypeElement owner) {
        this.source = source;
        this.types = types;
        this.names = names;
        this.owner = owner;
    }

    /** Translates a method; null if its declaration is not part of the language. */
    @Nullable
    TranslatedFunction translate(MethodTree tree, ExecutableElement method) {
        if (tree.getBody() == null || !isDeclaredRightly(tree, method)) {
            return null;
        }
        FunctionParts parts = new FunctionParts(names, types, owner);
        List<KernelParameter> parameters = parameters(tree, method, parts);
        TypeForm result = types.form(method.getReturnType());
        String resultType = result == TypeForm.VOID ? "void" : spelled(tree, method.getReturnType(), parts);
        if (KernelTypes.isEntryPoint(method)) {
            checkEntryPoint(tree, method);
        }
        Text text = new Text(source.fileName(), source.line(tree.getBody()) + 1);
        new StatementTranslator(source, types, parts, text, result).block(tree.getBody());
        return new TranslatedFunction(
                source,
                tree,
                method,
                types.id(method),
                resultType,
                parameters,
                parts.calls(),
                List.copyOf(parts.uses()),
                "{\n" + text + "}");
    }

    private boolean isDeclaredRightly(MethodTree tree, ExecutableElement method) {
        int before = method.getModifiers().contains(Modifier.STATIC) ? 0 : 1;
        if (before == 1 && types.form(owner) != TypeForm.VALUE) {
            source.error(
                    tree,
                    "methods of a @KernelCode class are static, only those of records are not; write 'static'"
                            + " or mark the method @HostOnly");
            return false;
        } else if (!method.getTypeParameters().isEmpty()) {
            source.error(tree, "kernel code has no type parameters; write a method for each type");
            return false;
        } else if (!method.getThrownTypes().isEmpty()) {
            source.error(tree, Refusals.NO_EXCEPTIONS);
            return false;
        } else if (method.isVarArgs()) {
            source.error(tree, "kernel code has no variable argument lists; write every parameter");
            return false;
        } else if (method.getParameters().size() > MOST_PARAMETERS) {
            source.error(
                    tree, "a kernel function has at most " + MOST_PARAMETERS + " parameters; put values into a record");
            return false;
        } else if (isComponent(method)) {
            source.error(
                    tree,
                    "a record of the kernel language has only the methods of its own that are not called like a"
                            + " component; give '" + method.getSimpleName() + "' another name");
            return false;
        }
        return true;
    }

    private boolean isComponent(ExecutableElement method) {
        return owner.getRecordComponents().stream()
                .anyMatch(component -> component.getSimpleName().contentEquals(method.getSimpleName()));
    }

    private List<KernelParameter> parameters(MethodTree tree, ExecutableElement method, FunctionParts parts) {
        List<KernelParameter> parameters = new ArrayList<>();
        for (int i = 0; i < method.getParameters().size(); i++) {
            VariableElement parameter = method.getParameters().get(i);
            Tree at = tree.getParameters().get(i);
            boolean array = types.form(parameter.asType()).isArray();
            parameters.add(new KernelParameter(spelled(at, parameter.asType(), parts), array, Names.of(parameter)));
        }
        return parameters;
    }

    private String spelled(Tree at, TypeMirror type, FunctionParts parts) {
        TypeForm form = types.form(type);
        boolean result = at instanceof MethodTree;
        if (form == TypeForm.VALUE || (form.isObject() && !result)) {
            return parts.use(types.typeElement(type));
        } else if (form.isNumber() || form == TypeForm.BOOLEAN || (form.isArray() && !result)) {
            return Spelling.of(form);
        }
        if (!KernelTypes.isBroken(type)) {
            source.error(
                    at,
                    result && (form.isArray() || form.isObject())
                            ? "kernel functions return int, float, boolean or a value record; write results into an array that is a parameter"
                            : Refusals.type(type));
        }
        return "int";
    }

    private void checkEntryPoint(MethodTree tree, ExecutableElement method) {
        boolean right = method.getModifiers().contains(Modifier.PUBLIC)
                && method.getModifiers().contains(Modifier.STATIC)
                && method.getReturnType().getKind() == TypeKind.VOID;
        if (!right || !owner.getModifiers().contains(Modifier.PUBLIC)) {
            source.error(tree, "a @Kernel is a 'public static void' method of a public class");
        }
        List<? extends VariableElement> parameters = method.getParameters();
        boolean environment =
                !parameters.isEmpty() && parameters.getLast().asType().getKind() == TypeKind.INT;
        boolean objects = parameters.stream()
                .limit(Math.max(0, parameters.size() - 1))
                .allMatch(parameter -> types.form(parameter.asType()).isObject());
        if (!environment || !objects) {
            source.error(
                    tree,
                    "a @Kernel takes objects of @Constants, @Scratch and @Global classes and last an int, the index"
                            + " of the environment");
        }
    }
}
