/** Tests of the CPU backend. */
@NullMarked
package sinew.sim.kernel.cpu;

import org.jspecify.annotations.NullMarked;
