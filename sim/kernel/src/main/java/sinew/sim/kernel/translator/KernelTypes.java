package sinew.sim.kernel.translator;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Sorts Java types and methods into the notions of the kernel language. */
final class KernelTypes {
    private static final String PACKAGE = "sinew.sim.kernel.";

    private final ProcessingEnvironment environment;

    KernelTypes(ProcessingEnvironment environment) {
        this.environment = environment;
    }

    TypeForm form(@Nullable TypeMirror type) {
        if (type == null) {
            return TypeForm.OTHER;
        }
        return switch (type.getKind()) {
            case VOID -> TypeForm.VOID;
            case INT -> TypeForm.INT;
            case FLOAT -> TypeForm.FLOAT;
            case BOOLEAN -> TypeForm.BOOLEAN;
            case ARRAY -> arrayForm(((ArrayType) type).getComponentType().getKind());
            case DECLARED -> form(environment.getTypeUtils().asElement(type));
            default -> TypeForm.OTHER;
        };
    }

    TypeForm form(@Nullable Element element) {
        if (element == null) {
            return TypeForm.OTHER;
        } else if (isMarked(element, "KernelCode")) {
            return element.getKind() == ElementKind.RECORD ? TypeForm.VALUE : TypeForm.CODE;
        } else if (isMarked(element, "Constants")) {
            return TypeForm.CONSTANTS;
        } else if (isMarked(element, "Scratch")) {
            return TypeForm.SCRATCH;
        } else if (isMarked(element, "Global")) {
            return TypeForm.GLOBAL;
        }
        return TypeForm.OTHER;
    }

    /** Whether a type is missing because the compiler has reported an error already. */
    static boolean isBroken(@Nullable TypeMirror type) {
        return type == null || type.getKind() == TypeKind.ERROR;
    }

    TypeElement typeElement(TypeMirror type) {
        return (TypeElement) environment.getTypeUtils().asElement(type);
    }

    String binaryName(Element type) {
        return environment.getElementUtils().getBinaryName((TypeElement) type).toString();
    }

    /** Names a method so that overloads are told apart. */
    String id(ExecutableElement method) {
        return binaryName(ownerOf(method)) + "#" + method.getSimpleName()
                + method.getParameters().stream()
                        .map(parameter -> spelled(parameter.asType()))
                        .collect(Collectors.joining(",", "(", ")"));
    }

    /** Whether an expression is the name of an object: a parameter, or a field of one as in {@code model.geoms}. */
    boolean isNamedObject(ExpressionTree tree, JavaSource source) {
        Element element = source.element(tree);
        if (element == null || !form(element.asType()).isObject()) {
            return false;
        } else if (tree instanceof MemberSelectTree select) {
            return element.getKind() == ElementKind.FIELD
                    && !isHostOnly(element)
                    && isNamedObject(select.getExpression(), source);
        }
        return element.getKind() == ElementKind.PARAMETER;
    }

    /** The class that a method or field belongs to. */
    static TypeElement ownerOf(Element member) {
        return (TypeElement) Objects.requireNonNull(member.getEnclosingElement());
    }

    static boolean isHostOnly(Element element) {
        return isMarked(element, "HostOnly");
    }

    static boolean isEntryPoint(Element element) {
        return isMarked(element, "Kernel");
    }

    static boolean isOverlay(Element element) {
        return isMarked(element, "Overlay");
    }

    static boolean isOffChip(Element element) {
        return isMarked(element, "OffChip");
    }

    private static boolean isMarked(Element element, String annotation) {
        return element.getAnnotationMirrors().stream()
                .anyMatch(mirror -> ((TypeElement) mirror.getAnnotationType().asElement())
                        .getQualifiedName()
                        .contentEquals(PACKAGE + annotation));
    }

    private String spelled(TypeMirror type) {
        return switch (type.getKind()) {
            case ARRAY -> spelled(((ArrayType) type).getComponentType()) + "[]";
            case DECLARED -> binaryName(typeElement(type));
            default -> type.getKind().name().toLowerCase(java.util.Locale.ROOT);
        };
    }

    private static TypeForm arrayForm(TypeKind component) {
        return switch (component) {
            case INT -> TypeForm.INT_ARRAY;
            case FLOAT -> TypeForm.FLOAT_ARRAY;
            default -> TypeForm.OTHER;
        };
    }
}
