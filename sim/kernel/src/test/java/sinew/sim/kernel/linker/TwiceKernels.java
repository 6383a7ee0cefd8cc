package sinew.sim.kernel.linker;

import sinew.sim.kernel.Kernel;
import sinew.sim.kernel.KernelCode;
import sinew.sim.kernel.conformance.NestedModel;

/** A kernel that takes a table and the class that holds it. */
@KernelCode
public final class TwiceKernels {
    private TwiceKernels() {}

    /** Does nothing. */
    @Kernel
    public static void read(NestedModel m, NestedModel.Bodies bodies, int env) {}
}
