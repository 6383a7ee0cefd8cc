/**
 * Kernels as ordinary Java: a fixed pool of threads over contiguous ranges of environments.
 *
 * <p>The results do not depend on the number of threads, because environments do not depend on each other.
 */
@NullMarked
package sinew.sim.kernel.cpu;

import org.jspecify.annotations.NullMarked;
