package sinew.sim.kernel.cuda;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import sinew.sim.kernel.HostOnly;
import sinew.sim.kernel.KernelException;

/** Reads the fields of {@link sinew.sim.kernel.Global} objects in the order in which kernels take them. */
final class GlobalFields {
    private GlobalFields() {}

    /**
     * Lists what a kernel takes for its global parameters.
     *
     * @param globals the objects in the order of the parameters
     * @return {@code float[]}, {@code int[]}, {@code Integer} and {@code Float}; arrays by identity
     * @throws KernelException if a field is of another type or not public and final
     */
    static List<Object> flatten(List<Object> globals) {
        List<Object> flat = new ArrayList<>();
        for (Object global : globals) {
            for (Field field : global.getClass().getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.isAnnotationPresent(HostOnly.class)) {
                    flat.add(read(global, field));
                }
            }
        }
        return flat;
    }

    private static Object read(Object global, Field field) {
        String name = field.getDeclaringClass().getName() + "." + field.getName();
        int modifiers = field.getModifiers();
        if (!Modifier.isPublic(modifiers)
                || !Modifier.isFinal(modifiers)
                || !Modifier.isPublic(field.getDeclaringClass().getModifiers())) {
            throw new KernelException(
                    name + " must be 'public final' in a public class, because the class is marked @Global;"
                            + " mark what only Java uses @HostOnly.");
        }
        try {
            Object value = field.get(global);
            if (value instanceof float[]
                    || value instanceof int[]
                    || value instanceof Integer
                    || value instanceof Float) {
                return value;
            }
            throw new KernelException(name + " is "
                    + (value == null ? "null" : "a " + field.getType().getSimpleName())
                    + "; fields of @Global classes are float[], int[], int or float.");
        } catch (IllegalAccessException e) {
            throw new KernelException(name + " cannot be read: its class must be public.", e);
        }
    }
}
