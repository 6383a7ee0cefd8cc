package sinew.sim.kernel.translator;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** Turns calls into C++: intrinsics, functions of kernel classes, component accessors and constructors of values. */
final class CallTranslator {
    private final JavaSource source;
    private final KernelTypes types;
    private final FunctionParts parts;
    private final ExpressionTranslator expressions;

    CallTranslator(JavaSource source, KernelTypes types, FunctionParts parts, ExpressionTranslator expressions) {
        this.source = source;
        this.types = types;
        this.parts = parts;
        this.expressions = expressions;
    }

    String call(MethodInvocationTree tree) {
        if (!(source.element(tree) instanceof ExecutableElement method)) {
            return KernelTypes.isBroken(source.type(tree))
                    ? "0"
                    : expressions.refuse(tree, "this call is not understood");
        }
        TypeElement owner = KernelTypes.ownerOf(method);
        if (Intrinsics.isLibrary(owner)) {
            return intrinsic(tree, method, owner);
        }
        TypeForm form = types.form(owner);
        if (form != TypeForm.CODE && form != TypeForm.VALUE) {
            return expressions.refuse(tree, foreign(method, owner));
        } else if (KernelTypes.isHostOnly(method)) {
            return expressions.refuse(
                    tree,
                    "'" + method.getSimpleName()
                            + "' is @HostOnly; kernel code cannot call it: remove the mark or write another method");
        } else if (method.getModifiers().contains(Modifier.STATIC)) {
            parts.call(method, tree);
            return parts.use(owner) + "::" + Names.of(method) + arguments(tree.getArguments(), method);
        } else if (form != TypeForm.VALUE) {
            return expressions.refuse(
                    tree,
                    "kernel code calls methods of value records and static methods only; make '"
                            + method.getSimpleName() + "' static");
        }
        return member(tree, method);
    }

    private String member(MethodInvocationTree tree, ExecutableElement method) {
        String receiver = receiver(tree);
        if (isAccessor(method)) {
            return receiver + Names.of(method);
        } else if (isInherited(method)) {
            return expressions.refuse(
                    tree,
                    "'" + method.getSimpleName()
                            + "' is not translated for records; compare or combine the components");
        }
        parts.call(method, tree);
        return receiver + Names.of(method) + arguments(tree.getArguments(), method);
    }

    private String receiver(MethodInvocationTree tree) {
        if (!(tree.getMethodSelect() instanceof MemberSelectTree select)) {
            return "this->";
        }
        ExpressionTree of = select.getExpression();
        if (of instanceof IdentifierTree name && name.getName().contentEquals("this")) {
            return "this->";
        }
        return expressions.text(of) + ".";
    }

    /** Whether a method only gives a component of a record. */
    static boolean isAccessor(ExecutableElement method) {
        return method.getParameters().isEmpty()
                && KernelTypes.ownerOf(method).getRecordComponents().stream()
                        .map(RecordComponentElement::getSimpleName)
                        .anyMatch(name -> name.contentEquals(method.getSimpleName()));
    }

    private static boolean isInherited(ExecutableElement method) {
        String name = method.getSimpleName().toString();
        return name.equals("equals") || name.equals("hashCode") || name.equals("toString");
    }

    private static String foreign(ExecutableElement method, TypeElement owner) {
        String name = owner.getSimpleName() + "." + method.getSimpleName();
        if (owner.getQualifiedName().contentEquals("java.lang.Math")) {
            return "'" + name
                    + "' with these arguments is not part of the kernel language; write Math.abs, min, max or fma of float or int,"
                    + " '(float) Math.sqrt(x)', or a function of sinew.sim.math.FloatMath";
        } else if (owner.getQualifiedName().toString().startsWith("java.")) {
            return "'" + name
                    + "' is not part of the kernel language; write a static method in a class marked @KernelCode";
        } else if (!method.getModifiers().contains(Modifier.STATIC)) {
            return "the virtual call '" + name
                    + "' is not part of the kernel language; write a static method in a class marked @KernelCode";
        }
        return "'" + name + "' is not kernel code; mark the class " + owner.getSimpleName() + " with @KernelCode";
    }

    private String intrinsic(MethodInvocationTree tree, ExecutableElement method, TypeElement owner) {
        List<TypeForm> parameters = method.getParameters().stream()
                .map(VariableElement::asType)
                .map(types::form)
                .toList();
        if (!Intrinsics.exists(owner, method.getSimpleName().toString(), parameters)) {
            return expressions.refuse(tree, foreign(method, owner));
        }
        return owner.getSimpleName() + "::" + method.getSimpleName() + arguments(tree.getArguments(), method);
    }

    private String arguments(List<? extends ExpressionTree> arguments, ExecutableElement method) {
        if (method.isVarArgs()) {
            return expressions.refuse(
                    arguments.isEmpty() ? source.unit() : arguments.getFirst(),
                    "kernel code has no variable argument lists; write every parameter");
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            TypeForm form = types.form(method.getParameters().get(i).asType());
            if (form == TypeForm.CONSTANTS) {
                requireName(arguments.get(i));
            } else {
                texts.add(expressions.as(form, arguments.get(i)));
            }
        }
        return "(" + String.join(", ", texts) + ")";
    }

    private void requireName(ExpressionTree argument) {
        if (!types.isNamedObject(argument, source)) {
            source.error(
                    argument,
                    "hand on an object of a @Constants class by the name of the parameter or field that holds it");
        }
    }

    String construct(NewClassTree tree) {
        if (!(source.element(tree) instanceof ExecutableElement constructor)) {
            return "0";
        }
        TypeElement owner = KernelTypes.ownerOf(constructor);
        List<? extends RecordComponentElement> components = owner.getRecordComponents();
        if (types.form(owner) != TypeForm.VALUE || tree.getClassBody() != null) {
            return expressions.refuse(tree, Refusals.NO_NEW);
        }
        boolean canonical = components.size() == constructor.getParameters().size();
        for (int i = 0; canonical && i < components.size(); i++) {
            canonical = source.environment()
                    .getTypeUtils()
                    .isSameType(
                            components.get(i).asType(),
                            constructor.getParameters().get(i).asType());
        }
        if (!canonical) {
            return expressions.refuse(
                    tree,
                    "values are made of all their components; write a static factory instead of a second constructor");
        }
        List<String> values = new ArrayList<>();
        for (int i = 0; i < components.size(); i++) {
            values.add(expressions.as(
                    types.form(components.get(i).asType()), tree.getArguments().get(i)));
        }
        return parts.use(owner) + "{" + String.join(", ", values) + "}";
    }

    /** Whether an expression is {@code Math.sqrt} of a float. */
    boolean isSquareRoot(ExpressionTree tree) {
        ExpressionTree inner = unwrapped(tree);
        return inner instanceof MethodInvocationTree call
                && source.element(call) instanceof ExecutableElement method
                && method.getSimpleName().contentEquals("sqrt")
                && KernelTypes.ownerOf(method).getQualifiedName().contentEquals("java.lang.Math")
                && expressions.form(call.getArguments().getFirst()).isNumber();
    }

    String squareRoot(ExpressionTree tree) {
        Tree argument = ((MethodInvocationTree) unwrapped(tree)).getArguments().getFirst();
        if (expressions.form(argument) != TypeForm.FLOAT) {
            return expressions.refuse(
                    argument, "the square root of an int is computed in double; write '(float) Math.sqrt((float) x)'");
        }
        return "Math::sqrt(" + expressions.text(argument) + ")";
    }

    private static ExpressionTree unwrapped(ExpressionTree tree) {
        ExpressionTree inner = tree;
        while (inner instanceof ParenthesizedTree parenthesized) {
            inner = parenthesized.getExpression();
        }
        return inner;
    }
}
