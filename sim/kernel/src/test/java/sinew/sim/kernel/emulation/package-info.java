/**
 * A device for tests: CUDA text compiled by g++ and run on the CPU, a block's threads as fibers that change at barriers.
 *
 * <p>It is slow and strict: it runs threads in several orders, fills what was not written with numbers that are none, and delivers copies late.
 */
@NullMarked
package sinew.sim.kernel.emulation;

import org.jspecify.annotations.NullMarked;
