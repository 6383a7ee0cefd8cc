package sinew.sim.kernel.translator;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;
import sinew.sim.kernel.linker.KernelField;

/** Checks and reads the fields of kernel classes, and the sizes of working memory from its constructor. */
final class FieldReader {
    private final JavaSource source;
    private final KernelTypes types;
    private final FunctionParts parts;

    FieldReader(JavaSource source, KernelTypes types, FunctionParts parts) {
        this.source = source;
        this.types = types;
        this.parts = parts;
    }

    /** Reads the components of a value record. */
    List<KernelField> components(ClassTree tree, TypeElement type) {
        List<KernelField> fields = new ArrayList<>();
        for (RecordComponentElement component : type.getRecordComponents()) {
            TypeForm form = types.form(component.asType());
            if (!form.isValue()) {
                if (!KernelTypes.isBroken(component.asType())) {
                    source.error(
                            tree,
                            "component '" + component.getSimpleName() + "': "
                                    + (form.isArray()
                                            ? "a value record holds no arrays; hand on an array and an offset instead"
                                            : Refusals.type(component.asType())));
                }
                continue;
            }
            String spelled =
                    form == TypeForm.VALUE ? parts.use(types.typeElement(component.asType())) : Spelling.of(form);
            fields.add(new KernelField(spelled, false, KernelField.Place.OWN, Names.of(component), ""));
        }
        return fields;
    }

    /** Reads the fields of a class of constants, working memory or global arrays. */
    List<KernelField> fields(ClassTree tree, TypeForm kind) {
        Map<String, String> sizes = kind == TypeForm.SCRATCH ? sizes(tree) : Map.of();
        Set<String> tables = new HashSet<>();
        List<KernelField> fields = new ArrayList<>();
        for (Tree member : tree.getMembers()) {
            if (!(member instanceof VariableTree variable)
                    || !(source.element(variable) instanceof VariableElement field)
                    || field.getModifiers().contains(Modifier.STATIC)
                    || KernelTypes.isHostOnly(field)) {
                continue;
            }
            TypeForm form = types.form(field.asType());
            if (!isAllowed(form, kind)) {
                source.error(variable, wrongType(kind, field));
            } else if (form.isObject() && !tables.add(types.binaryName(types.typeElement(field.asType())))) {
                source.error(
                        variable,
                        "a second field of the type " + field.asType()
                                + "; a class of tables has one object in a kernel: use one field, or two classes");
            } else if (!field.getModifiers().contains(Modifier.PUBLIC)
                    || !field.getModifiers().contains(Modifier.FINAL)) {
                source.error(
                        variable,
                        "fields of a @" + word(kind)
                                + " class are 'public final'; write so, or mark what only Java uses @HostOnly");
            } else {
                String size = sizes.get(field.getSimpleName().toString());
                if (kind == TypeForm.SCRATCH && size == null) {
                    source.error(variable, unmade(field, form));
                }
                String type = form.isObject() ? parts.use(types.typeElement(field.asType())) : Spelling.of(form);
                KernelField.Place place = place(variable, field, form, kind);
                fields.add(new KernelField(type, form.isArray(), place, Names.of(field), size == null ? "" : size));
            }
        }
        return fields;
    }

    private KernelField.Place place(VariableTree variable, VariableElement field, TypeForm form, TypeForm kind) {
        boolean overlay = KernelTypes.isOverlay(field);
        boolean offChip = KernelTypes.isOffChip(field);
        if (overlay && kind != TypeForm.SCRATCH) {
            source.error(variable, "only fields of @Scratch classes share memory; remove @Overlay");
        }
        if (offChip && (kind != TypeForm.SCRATCH || !form.isArray() || overlay)) {
            source.error(
                    variable,
                    "only arrays of @Scratch classes that are not @Overlay lie off the chip; remove @OffChip");
        }
        return offChip ? KernelField.Place.OFF_CHIP : overlay ? KernelField.Place.OVERLAY : KernelField.Place.OWN;
    }

    private static String unmade(VariableElement field, TypeForm form) {
        String name = field.getSimpleName().toString();
        return form.isObject()
                ? "the table '" + name + "' is not made in the constructor; write '" + name + " = new " + field.asType()
                        + "(...);' there"
                : "the array '" + name + "' gets no size in the constructor; write '" + name + " = new "
                        + Spelling.of(form) + "[...];' there";
    }

    private static boolean isAllowed(TypeForm form, TypeForm kind) {
        return form.isArray()
                || (form == kind && kind != TypeForm.GLOBAL)
                || (kind != TypeForm.SCRATCH && form.isNumber())
                || (kind == TypeForm.CONSTANTS && form == TypeForm.BOOLEAN);
    }

    private static String wrongType(TypeForm kind, VariableElement field) {
        String allowed = switch (kind) {
            case CONSTANTS -> "int, float, boolean, int[], float[] or another @Constants class";
            case SCRATCH -> "float[], int[] or another @Scratch class";
            default -> "float[], int[], int or float";
        };
        return "the field '" + field.getSimpleName() + "' of a @" + word(kind) + " class must be " + allowed
                + "; mark what only Java uses @HostOnly";
    }

    private static String word(TypeForm kind) {
        return kind.name().charAt(0) + kind.name().substring(1).toLowerCase(java.util.Locale.ROOT);
    }

    private Map<String, String> sizes(ClassTree tree) {
        Map<String, String> sizes = new HashMap<>();
        List<MethodTree> constructors = new ArrayList<>();
        for (Tree member : tree.getMembers()) {
            if (member instanceof MethodTree method && method.getReturnType() == null && !isHostOnly(method)) {
                constructors.add(method);
            }
        }
        if (constructors.size() != 1) {
            source.error(
                    tree,
                    "a @Scratch class has one constructor that gives every array its size; mark others @HostOnly");
            return sizes;
        }
        MethodTree constructor = constructors.getFirst();
        for (VariableTree parameter : constructor.getParameters()) {
            if (types.form(source.type(parameter)) != TypeForm.CONSTANTS) {
                source.error(parameter, "the constructor of a @Scratch class takes objects of @Constants classes only");
            }
        }
        for (StatementTree statement : constructor.getBody().getStatements()) {
            if (!isSuperCall(statement)) {
                size(statement, sizes);
            }
        }
        return sizes;
    }

    private boolean isHostOnly(MethodTree method) {
        Element element = source.element(method);
        return element != null && KernelTypes.isHostOnly(element);
    }

    private void size(StatementTree statement, Map<String, String> sizes) {
        if (statement instanceof ExpressionStatementTree expression
                && expression.getExpression() instanceof AssignmentTree assignment) {
            String name = fieldName(assignment.getVariable());
            ExpressionTree value = assignment.getExpression();
            if (name != null
                    && value instanceof NewArrayTree made
                    && made.getDimensions().size() == 1) {
                sizes.put(name, size(made.getDimensions().getFirst()));
                return;
            } else if (name != null && isTable(value)) {
                sizes.put(name, "");
                return;
            }
        }
        source.error(
                statement,
                "the constructor of a @Scratch class only gives arrays their sizes and makes nested tables; write"
                        + " 'field = new float[model.size];' or 'table = new Table(model);' and do the rest in a kernel");
    }

    private String size(ExpressionTree size) {
        if (!new SizeChecker(source, types).isConstant(size)) {
            source.error(
                    size,
                    "the size of working memory is known when the kernel is compiled; write sums and products of"
                            + " literals, static final ints and int fields of @Constants objects");
            return "0";
        }
        return new ExpressionTranslator(source, types, parts).plain(size);
    }

    /** Whether an expression makes an object of another class of working memory. */
    private boolean isTable(ExpressionTree tree) {
        return tree instanceof NewClassTree made
                && made.getClassBody() == null
                && types.form(source.type(made)) == TypeForm.SCRATCH
                && made.getArguments().stream().allMatch(argument -> types.isNamedObject(argument, source));
    }

    private static @Nullable String fieldName(ExpressionTree tree) {
        return switch (tree) {
            case IdentifierTree name -> name.getName().toString();
            case MemberSelectTree select
            when select.getExpression().toString().equals("this") ->
                select.getIdentifier().toString();
            default -> null;
        };
    }

    private static boolean isSuperCall(StatementTree statement) {
        return statement instanceof ExpressionStatementTree expression
                && expression.getExpression() instanceof MethodInvocationTree call
                && call.getMethodSelect().toString().equals("super");
    }
}
