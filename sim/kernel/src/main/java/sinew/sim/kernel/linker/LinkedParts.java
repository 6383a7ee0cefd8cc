package sinew.sim.kernel.linker;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The classes and functions that an entry point reaches, under names that are unique in the program. */
final class LinkedParts {
    private static final Pattern QUALIFIED = Pattern.compile("(\\w+)::(\\w+)");

    private final KernelLibrary library;
    private final Map<String, KernelClass> classes = new LinkedHashMap<>();
    private final Set<String> functions = new LinkedHashSet<>();
    private final Map<String, String> names = new HashMap<>();
    private final Set<String> takenNames = new HashSet<>();
    private final Set<String> namedMembers = new HashSet<>();
    private final TouchedFields touched;
    private final int lanes;

    LinkedParts(KernelLibrary library, KernelFunction entry, int lanes) {
        this.library = library;
        this.lanes = lanes;
        touched = new TouchedFields(library);
        reach(entry);
    }

    private void reach(KernelFunction function) {
        if (!functions.add(function.id())) {
            return;
        }
        function.uses().forEach(this::use);
        String body = OneLane.selected(function.body(), lanes);
        note(owner(function), body);
        touched.add(owner(function), function, body);
        function.calls().stream()
                .map(library::function)
                .filter(called -> body.contains(called.name() + "("))
                .forEach(this::reach);
    }

    private void use(String binaryName) {
        if (classes.containsKey(binaryName)) {
            return;
        }
        KernelClass type = library.find(binaryName);
        for (KernelField field : type.fields()) {
            String fieldType = type.names().get(field.type());
            if (fieldType != null) {
                use(fieldType);
            }
        }
        if (type.kind() == KernelClass.Kind.SCRATCH) {
            type.names().values().stream()
                    .filter(name -> !name.equals(binaryName))
                    .forEach(this::use);
        }
        classes.put(binaryName, type);
        String name = takenNames.add(type.textName()) ? type.textName() : binaryName.replaceAll("[.$]", "_");
        takenNames.add(name);
        names.put(binaryName, name);
        type.fields().forEach(field -> note(type, field.size()));
    }

    private void note(KernelClass type, String text) {
        Matcher matcher = QUALIFIED.matcher(rename(type, text));
        while (matcher.find()) {
            namedMembers.add(matcher.group());
        }
    }

    /** All classes, those that others are made of first. */
    Collection<KernelClass> classes() {
        return classes.values();
    }

    List<KernelClass> classes(KernelClass.Kind kind) {
        return classes.values().stream().filter(type -> type.kind() == kind).toList();
    }

    /** The functions of a class that are reached, in the order of declaration. */
    List<KernelFunction> functions(KernelClass type) {
        List<KernelFunction> reached = new ArrayList<>(type.functions());
        reached.removeIf(function -> !functions.contains(function.id()));
        return reached;
    }

    KernelClass owner(KernelFunction function) {
        return library.find(function.id().substring(0, function.id().indexOf('#')));
    }

    /** Finds a class, reached or not. */
    KernelClass find(String binaryName) {
        return library.find(binaryName);
    }

    /** The name of a class in the program. */
    String name(KernelClass type) {
        return names.getOrDefault(type.binaryName(), type.textName());
    }

    /** Whether a text says {@code Class::member}. */
    boolean isNamed(KernelClass type, String member) {
        return namedMembers.contains(name(type) + "::" + member);
    }

    /** Whether any function reads or writes an array of working memory. */
    boolean isTouched(KernelClass type, KernelField field) {
        return touched.contains(type, field);
    }

    /** Finds the class that a type in a class's text is, or null for a basic type. */
    @org.jspecify.annotations.Nullable
    KernelClass classOf(KernelClass within, String type) {
        String binary = within.names().get(type);
        return binary == null ? null : library.find(binary);
    }

    /** Puts the program's names for those of one class's text. */
    String rename(KernelClass within, String text) {
        String renamed = text;
        for (Map.Entry<String, String> name : within.names().entrySet()) {
            String unique = names.getOrDefault(name.getValue(), name.getKey());
            if (!unique.equals(name.getKey())) {
                renamed = renamed.replaceAll("\\b" + name.getKey() + "\\b", Matcher.quoteReplacement(unique));
            }
        }
        return renamed;
    }
}
