/** Tests of the CUDA backend, and a check that runs without a test framework on a machine with a GPU. */
@NullMarked
package sinew.sim.kernel.cuda;

import org.jspecify.annotations.NullMarked;
