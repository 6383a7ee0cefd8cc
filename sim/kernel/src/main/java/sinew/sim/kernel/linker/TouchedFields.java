package sinew.sim.kernel.linker;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which arrays of working memory the functions of a program read or write: {@code d->qpos}, {@code d.contacts()->distance}; off the chip
 * {@code d.rows().jacobian()}.
 */
final class TouchedFields {
    private static final Pattern ACCESS = Pattern.compile("(\\w+)((?:\\.\\w+\\(\\))*)(?:->(\\w+))?");

    private final KernelLibrary library;
    private final Set<String> touched = new HashSet<>();

    TouchedFields(KernelLibrary library) {
        this.library = library;
    }

    /** Notes what a function touches. */
    void add(KernelClass owner, KernelFunction function, String body) {
        Map<String, String> objects = function.parameters().stream()
                .filter(parameter -> owner.names().containsKey(parameter.type()))
                .collect(Collectors.toMap(
                        KernelParameter::name,
                        parameter -> owner.names().getOrDefault(parameter.type(), parameter.type())));
        Matcher access = ACCESS.matcher(body);
        while (access.find()) {
            String type = objects.get(access.group(1));
            if (type != null) {
                String table = follow(type, access.group(2));
                touched.add(table + "#" + access.group(3));
            }
        }
    }

    boolean contains(KernelClass type, KernelField field) {
        return touched.contains(type.binaryName() + "#" + field.name());
    }

    /** Follows {@code .contacts().points()} from a class to the class of the innermost table, and notes an array at the end. */
    private String follow(String type, String path) {
        String table = type;
        for (String name : path.replace("()", "").split("\\.", -1)) {
            KernelClass outer = library.find(table);
            for (KernelField field : outer.fields()) {
                if (field.name().equals(name) && field.array()) {
                    touched.add(table + "#" + name);
                } else if (field.name().equals(name)) {
                    table = outer.names().getOrDefault(field.type(), table);
                }
            }
        }
        return table;
    }
}
