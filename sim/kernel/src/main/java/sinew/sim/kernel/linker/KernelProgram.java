package sinew.sim.kernel.linker;

import java.util.List;

/**
 * A whole CUDA C++ program for one entry point with its constants compiled in.
 *
 * <p>Its one {@code extern "C" __global__} function takes {@code int environments} and then, for every
 * {@link sinew.sim.kernel.Global} parameter in order, every public instance field that is not
 * {@link sinew.sim.kernel.HostOnly}, in the order of declaration: a pointer for an array, a value for an {@code int} or
 * {@code float}. It is launched with {@code lanes * n} threads a block for {@code n} environments a block and, if the working
 * memory is shared, {@code n * scratchBytes} bytes of dynamic shared memory. Thread {@code t} of block {@code b} is lane
 * {@code t % lanes} of environment {@code b * n + t / lanes}; environments past the end do nothing.
 *
 * @param name what messages call it, for example {@code CartpoleKernels.step}
 * @param entryName the name of the {@code __global__} function
 * @param source the program's text
 * @param lanes how many lanes share an environment: a power of two, 1 to 32
 * @param scratchPlacement where the working memory lies; {@code LOCAL} only with one lane
 * @param scratchBytes one environment's working memory, a multiple of 16
 * @param offChipBytes one environment's working memory that lies in the GPU's memory: if there is any, the pointer {@value
 *     #OFF_CHIP_SYMBOL} is set to room for all environments before a launch
 * @param tables the tables that the text only has pointers to; they are set before the first launch
 */
public record KernelProgram(
        String name,
        String entryName,
        String source,
        int lanes,
        ScratchPlacement scratchPlacement,
        int scratchBytes,
        int offChipBytes,
        List<LargeTable> tables) {
    /** The name of the pointer to working memory off the chip. */
    public static final String OFF_CHIP_SYMBOL = "k_off_chip";
}
