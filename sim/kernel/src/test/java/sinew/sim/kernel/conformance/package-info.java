/** Kernels that must give the same results on every backend, one for each part of the kernel language. */
@NullMarked
package sinew.sim.kernel.conformance;

import org.jspecify.annotations.NullMarked;
