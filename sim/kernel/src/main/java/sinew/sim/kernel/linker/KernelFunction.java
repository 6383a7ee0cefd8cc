package sinew.sim.kernel.linker;

import java.util.List;

/**
 * A translated method.
 *
 * @param id the class, the method and its parameter types, for example {@code a.b.Vec3#at(float[],int)}
 * @param name its name in the text
 * @param result the C++ type of its result
 * @param member whether it is called on a value
 * @param entryPoint whether it is a {@link sinew.sim.kernel.Kernel}
 * @param parameters its parameters in order, constants included
 * @param summary what callers must know
 * @param calls ids of the functions that it calls
 * @param uses binary names of the classes that its text names
 * @param line where it stands in the Java file
 * @param body its text from brace to brace
 */
public record KernelFunction(
        String id,
        String name,
        String result,
        boolean member,
        boolean entryPoint,
        List<KernelParameter> parameters,
        FunctionSummary summary,
        List<String> calls,
        List<String> uses,
        int line,
        String body) {}
