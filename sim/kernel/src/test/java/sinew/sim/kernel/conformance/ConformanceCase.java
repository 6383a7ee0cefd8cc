package sinew.sim.kernel.conformance;

import java.util.function.Supplier;
import sinew.sim.kernel.KernelReference;

/**
 * A kernel and the data to run it on.
 *
 * @param kernel the entry point
 * @param environments how many environments
 * @param arguments makes the arguments, every time new and with the same contents
 */
public record ConformanceCase(KernelReference kernel, int environments, Supplier<Object[]> arguments) {
    /**
     * Names the case.
     *
     * @return the class and the method
     */
    public String name() {
        return kernel.owner().getSimpleName() + "." + kernel.method();
    }
}
