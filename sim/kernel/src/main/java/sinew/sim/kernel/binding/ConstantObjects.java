package sinew.sim.kernel.binding;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sinew.sim.kernel.Constants;
import sinew.sim.kernel.HostOnly;
import sinew.sim.kernel.KernelException;

/** The objects of {@link Constants} classes that a kernel is compiled for: its arguments and the tables in their fields. */
final class ConstantObjects {
    private final String kernel;
    private final Map<String, Object> byClass = new LinkedHashMap<>();

    /**
     * Collects the objects.
     *
     * @param kernel the kernel's name, for messages
     * @param arguments the kernel's arguments
     * @throws KernelException if two are of the same class or a field is null or not public
     */
    ConstantObjects(String kernel, List<Object> arguments) {
        this.kernel = kernel;
        arguments.forEach(this::add);
    }

    Object find(String binaryName) {
        Object found = byClass.get(binaryName);
        if (found == null) {
            throw new KernelException("Kernel " + kernel + " reads " + binaryName
                    + ", but no argument is or holds such an object; make it a parameter, or a field of one.");
        }
        return found;
    }

    List<Object> instancesOf(Class<?> type) {
        return byClass.values().stream().filter(type::isInstance).toList();
    }

    @SuppressWarnings("ReferenceEquality") // two objects with equal contents would still be compiled in twice
    private void add(Object object) {
        Class<?> type = object.getClass();
        Object known = byClass.putIfAbsent(type.getName(), object);
        if (known != null && known != object) {
            throw new KernelException("Kernel " + kernel + " takes two different objects of " + type.getName()
                    + "; a @Constants class is compiled in once: use one object, or two classes.");
        } else if (known == null) {
            for (Field field : type.getFields()) {
                boolean instance = !Modifier.isStatic(field.getModifiers());
                if (instance
                        && field.getType().isAnnotationPresent(Constants.class)
                        && !field.isAnnotationPresent(HostOnly.class)) {
                    add(nested(object, field));
                }
            }
        }
    }

    private static Object nested(Object object, Field field) {
        String name = object.getClass().getName() + "." + field.getName();
        try {
            Object table = field.get(object);
            if (table == null) {
                throw new KernelException(name + " is null; give it a table before a kernel is loaded.");
            }
            return table;
        } catch (IllegalAccessException e) {
            throw new KernelException(name + " cannot be read: its class must be public.", e);
        }
    }
}
