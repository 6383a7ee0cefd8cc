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
     * Tells whether the lanes of an environment work together.
     *
     * @param bound the entry point with its arguments
     * @return true if they wait for each other anywhere
     */
    boolean cooperative(BoundEntryPoint bound);
}
