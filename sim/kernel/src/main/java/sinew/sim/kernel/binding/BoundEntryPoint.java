package sinew.sim.kernel.binding;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sinew.sim.kernel.HostOnly;
import sinew.sim.kernel.KernelException;

/** An entry point with its arguments. */
public final class BoundEntryPoint {
    private final EntryPoint entryPoint;
    private final @Nullable Object[] perParameter;
    private final ConstantObjects constants;

    BoundEntryPoint(EntryPoint entryPoint, @Nullable Object[] perParameter) {
        this.entryPoint = entryPoint;
        this.perParameter = perParameter;
        constants = new ConstantObjects(entryPoint.name(), arguments(ParameterRole.CONSTANTS));
    }

    /**
     * Gives the entry point.
     *
     * @return what was bound
     */
    public EntryPoint entryPoint() {
        return entryPoint;
    }

    /**
     * Lists the arguments of one role.
     *
     * @param role {@link ParameterRole#CONSTANTS} or {@link ParameterRole#GLOBAL}
     * @return the objects in the order of the parameters
     */
    public List<Object> arguments(ParameterRole role) {
        List<Object> found = new ArrayList<>();
        for (int i = 0; i < perParameter.length; i++) {
            Object argument = perParameter[i];
            if (entryPoint.roles().get(i) == role && argument != null) {
                found.add(argument);
            }
        }
        return found;
    }

    /**
     * Finds the object of a class of constants, among the arguments or in their fields.
     *
     * @param binaryName the name of the class
     * @return the only object of it
     * @throws KernelException if there is none
     */
    public Object constants(String binaryName) {
        return constants.find(binaryName);
    }

    /**
     * Makes the entry point callable as ordinary Java, with working memory of its own.
     *
     * @return a handle of type {@code (int environment)void}; one thread may use it at a time
     * @throws KernelException if a {@code @Scratch} class cannot be constructed
     */
    public MethodHandle callable() {
        Class<?>[] types = entryPoint.method().getParameterTypes();
        Object[] leading = new Object[types.length - 1];
        for (int i = 0; i < leading.length; i++) {
            Object argument = perParameter[i];
            leading[i] = argument != null ? argument : scratch(types[i]);
        }
        try {
            MethodHandle direct = MethodHandles.publicLookup().unreflect(entryPoint.method());
            return MethodHandles.insertArguments(direct, 0, leading);
        } catch (IllegalAccessException e) {
            throw new KernelException(
                    "Kernel " + entryPoint.name()
                            + " is not accessible: its class and its package must be public and exported.",
                    e);
        }
    }

    /**
     * Makes working memory of its own.
     *
     * @param type the class of a {@code @Scratch} parameter
     * @return a new object
     * @throws KernelException if it cannot be constructed
     */
    public Object scratch(Class<?> type) {
        EntryPoint.requirePublic(type, "working memory of the kernel " + entryPoint.name());
        List<Constructor<?>> constructors = Arrays.stream(type.getConstructors())
                .filter(c -> !c.isAnnotationPresent(HostOnly.class))
                .toList();
        if (constructors.size() != 1) {
            throw new KernelException(type.getName()
                    + " is marked @Scratch and must have one public constructor; it has " + constructors.size() + ".");
        }
        Constructor<?> constructor = constructors.getFirst();
        Object[] arguments = Arrays.stream(constructor.getParameterTypes())
                .map(parameter -> constantsOf(parameter, type))
                .toArray();
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new KernelException(
                    "The constructor of " + type.getName() + ", working memory of the kernel " + entryPoint.name()
                            + ", failed: " + e.getCause(),
                    e);
        } catch (ReflectiveOperationException e) {
            throw new KernelException("The constructor of " + type.getName() + " cannot be called; make it public.", e);
        }
    }

    private Object constantsOf(Class<?> wanted, Class<?> scratch) {
        List<Object> fitting = constants.instancesOf(wanted);
        if (fitting.size() != 1) {
            throw new KernelException("The constructor of " + scratch.getName() + " takes a " + wanted.getName()
                    + ", but the kernel " + entryPoint.name() + " has " + fitting.size()
                    + " @Constants objects of that type; expected exactly one.");
        }
        return fitting.getFirst();
    }
}
