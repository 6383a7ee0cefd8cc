package sinew.sim.kernel.cuda;

import sinew.sim.kernel.binding.BoundEntryPoint;
import sinew.sim.kernel.linker.KernelProgram;

/** Where a backend gets the text of a kernel from. */
interface ProgramSource {
    /**
     * Makes the text for one launch shape.
     *
     * @param bound the entry point with its arguments
     * @param shape how launches are laid out
     * @return the program
     */
    KernelProgram program(BoundEntryPoint bound, LaunchShape shape);

    /**
     * Tells what a kernel asks of a launch.
     *
     * @param bound the entry point with its arguments
     * @return its working memory, and whether its lanes work together
     */
    KernelDemand demand(BoundEntryPoint bound);
}
