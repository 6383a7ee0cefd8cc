package sinew.sim.kernel.binding;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sinew.sim.kernel.Constants;
import sinew.sim.kernel.Global;
import sinew.sim.kernel.Kernel;
import sinew.sim.kernel.KernelCode;
import sinew.sim.kernel.KernelException;
import sinew.sim.kernel.KernelReference;
import sinew.sim.kernel.Scratch;

/**
 * A method that was found and checked to be an entry point.
 *
 * @param reference the name it was asked for by
 * @param method the method: public, static, {@code void}, of a public class
 * @param roles what each parameter stands for, in the order of the parameters
 */
public record EntryPoint(KernelReference reference, Method method, List<ParameterRole> roles) {
    /**
     * Finds an entry point.
     *
     * @param reference the class and the method's name
     * @return the checked entry point
     * @throws KernelException if there is no such method, more than one, or it breaks a rule of entry points
     */
    public static EntryPoint find(KernelReference reference) {
        Class<?> owner = reference.owner();
        if (!owner.isAnnotationPresent(KernelCode.class)) {
            throw new KernelException(owner.getName()
                    + " is not marked @KernelCode: mark the class that holds the kernel '" + reference.method() + "'.");
        }
        requirePublic(owner, "the class of the kernel '" + reference.method() + "'");
        Method method = onlyKernel(reference);
        if (!Modifier.isPublic(method.getModifiers())
                || !Modifier.isStatic(method.getModifiers())
                || method.getReturnType() != void.class) {
            throw new KernelException("Kernel " + name(reference) + " must be 'public static void'; it is '"
                    + method.toGenericString() + "'.");
        }
        return new EntryPoint(reference, method, roles(reference, method));
    }

    /**
     * Binds the entry point to its arguments.
     *
     * @param arguments one object for every {@link Constants} and {@link Global} parameter, in the order of the parameters
     * @return the bound entry point
     * @throws KernelException if their number or a type does not fit
     */
    public BoundEntryPoint bind(Object... arguments) {
        List<String> expected = new ArrayList<>();
        Object[] perParameter = new Object[roles.size()];
        int given = 0;
        for (int i = 0; i < roles.size(); i++) {
            if (roles.get(i) != ParameterRole.CONSTANTS && roles.get(i) != ParameterRole.GLOBAL) {
                continue;
            }
            Class<?> type = method.getParameterTypes()[i];
            expected.add(type.getSimpleName());
            if (given < arguments.length) {
                if (!type.isInstance(arguments[given])) {
                    throw new KernelException("Kernel " + name() + ": argument " + (given + 1) + " is "
                            + describe(arguments[given]) + ", expected " + type.getName() + " for the parameter '"
                            + method.getParameters()[i].getName() + "'.");
                }
                perParameter[i] = arguments[given];
            }
            given++;
        }
        if (given != arguments.length) {
            throw new KernelException("Kernel " + name() + " takes " + given + " arguments ("
                    + String.join(", ", expected)
                    + "), but " + arguments.length + " were given ("
                    + String.join(
                            ", ",
                            Arrays.stream(arguments).map(EntryPoint::describe).toList()) + ").");
        }
        return new BoundEntryPoint(this, perParameter);
    }

    /**
     * Names the kernel for people.
     *
     * @return the simple name of the class and the method, for example {@code CartpoleKernels.step}
     */
    public String name() {
        return name(reference);
    }

    static void requirePublic(Class<?> type, String what) {
        if (!Modifier.isPublic(type.getModifiers())) {
            throw new KernelException(
                    type.getName() + " (" + what + ") must be public so that the backend can use it; write 'public'.");
        }
    }

    private static Method onlyKernel(KernelReference reference) {
        List<Method> all = Arrays.stream(reference.owner().getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Kernel.class))
                .toList();
        List<Method> kernels = all.stream()
                .filter(method -> method.getName().equals(reference.method()))
                .toList();
        if (kernels.isEmpty()) {
            List<String> others = all.stream().map(Method::getName).sorted().toList();
            throw new KernelException(reference.owner().getName() + " has no method '" + reference.method()
                    + "' marked @Kernel; its kernels are " + (others.isEmpty() ? "none" : others) + ".");
        }
        if (kernels.size() > 1) {
            throw new KernelException("Kernel " + name(reference) + " exists " + kernels.size()
                    + " times with different parameters; give each its own name.");
        }
        return kernels.getFirst();
    }

    private static List<ParameterRole> roles(KernelReference reference, Method method) {
        Class<?>[] types = method.getParameterTypes();
        List<ParameterRole> roles = new ArrayList<>();
        for (int i = 0; i < types.length; i++) {
            boolean last = i == types.length - 1;
            if (last && types[i] == int.class) {
                roles.add(ParameterRole.ENVIRONMENT);
            } else if (types[i].isAnnotationPresent(Constants.class)) {
                roles.add(ParameterRole.CONSTANTS);
            } else if (types[i].isAnnotationPresent(Scratch.class)) {
                roles.add(ParameterRole.SCRATCH);
            } else if (types[i].isAnnotationPresent(Global.class)) {
                roles.add(ParameterRole.GLOBAL);
            } else {
                throw new KernelException(
                        "Kernel " + name(reference) + ": parameter '" + method.getParameters()[i].getName()
                                + "' of type " + types[i].getName()
                                + " must be an object of a @Constants, @Scratch or @Global class"
                                + (last ? ", and the last parameter an int: the environment's index." : "."));
            }
        }
        if (roles.isEmpty() || roles.getLast() != ParameterRole.ENVIRONMENT) {
            throw new KernelException(
                    "Kernel " + name(reference) + " must take the environment's index, an int, as its last parameter.");
        }
        return List.copyOf(roles);
    }

    private static String name(KernelReference reference) {
        return reference.owner().getSimpleName() + "." + reference.method();
    }

    private static String describe(Object argument) {
        return argument == null ? "null" : "a " + argument.getClass().getName();
    }
}
