package sinew.sim.kernel.translator;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import sinew.sim.kernel.linker.KernelClass;
import sinew.sim.kernel.linker.KernelField;

/** Checks and translates one class. */
final class ClassTranslator {
    private final JavaSource source;
    private final KernelTypes types;

    ClassTranslator(JavaSource source, KernelTypes types) {
        this.source = source;
        this.types = types;
    }

    TranslatedClass translate(ClassTree tree, TypeElement type) {
        Names names = new Names(types);
        FunctionParts parts = new FunctionParts(names, types, type);
        TypeForm form = types.form(type);
        checkDeclaration(tree, type, form);
        List<KernelField> fields = switch (form) {
            case VALUE -> new FieldReader(source, types, parts).components(tree, type);
            case CODE -> List.of();
            default -> new FieldReader(source, types, parts).fields(tree, form);
        };
        List<TranslatedFunction> functions = new ArrayList<>();
        if (form == TypeForm.CODE || form == TypeForm.VALUE) {
            FunctionTranslator translator = new FunctionTranslator(source, types, names, type);
            for (Tree member : tree.getMembers()) {
                member(member, form, translator, functions);
            }
        }
        return new TranslatedClass(source, type, KernelClass.Kind.valueOf(form.name()), names, fields, functions);
    }

    private void checkDeclaration(ClassTree tree, TypeElement type, TypeForm form) {
        boolean record = type.getKind() == ElementKind.RECORD;
        if (type.getKind() != ElementKind.CLASS && !record) {
            source.error(
                    tree,
                    "kernel classes are classes and records; interfaces and enums have virtual calls: write a final class");
        } else if (record && form != TypeForm.VALUE) {
            source.error(
                    tree,
                    "a class of arrays is not a record, which copies by value; write a final class with public final fields");
        }
        if (!type.getTypeParameters().isEmpty()) {
            source.error(tree, "kernel code has no type parameters; write a class for each type");
        }
    }

    private void member(Tree member, TypeForm form, FunctionTranslator translator, List<TranslatedFunction> functions) {
        Element element = source.element(member);
        if (element == null || KernelTypes.isHostOnly(element)) {
            if (member instanceof BlockTree) {
                source.error(member, "kernel classes have no initializers; write constants");
            }
            return;
        }
        switch (member) {
            case MethodTree method
            when element instanceof ExecutableElement executable -> {
                if (element.getKind() == ElementKind.CONSTRUCTOR) {
                    checkConstructor(method, executable, form);
                } else if (!isGenerated(executable)) {
                    TranslatedFunction function = translator.translate(method, executable);
                    if (function != null) {
                        functions.add(function);
                    }
                }
            }
            case VariableTree variable -> checkField(variable, element, form);
            default -> {}
        }
    }

    private void checkConstructor(MethodTree tree, ExecutableElement constructor, TypeForm form) {
        boolean written = source.environment().getElementUtils().getOrigin(constructor)
                == javax.lang.model.util.Elements.Origin.EXPLICIT;
        if (form == TypeForm.VALUE && written) {
            source.error(
                    tree,
                    "a constructor of a value record does not run on the GPU; write a static factory, or mark the"
                            + " constructor @HostOnly if it only checks");
        }
    }

    private boolean isGenerated(ExecutableElement method) {
        return source.environment().getElementUtils().getOrigin(method)
                != javax.lang.model.util.Elements.Origin.EXPLICIT;
    }

    private void checkField(VariableTree tree, Element field, TypeForm form) {
        boolean isStatic = field.getModifiers().contains(Modifier.STATIC);
        if (isStatic && !field.getModifiers().contains(Modifier.FINAL)) {
            source.error(
                    tree,
                    "kernel code has no variables that outlive a call; write 'static final', a @Scratch or a @Global array,"
                            + " or mark the field @HostOnly");
        } else if (!isStatic && form == TypeForm.CODE) {
            source.error(
                    tree,
                    "a @KernelCode class has no objects; make it a record, or put arrays into a @Scratch or @Global class");
        }
    }
}
