/**
 * Mathematics of the kernel language: vectors, quaternions, matrices, elementary functions and random numbers.
 *
 * <p>Everything here is single precision and gives the same bits on the CPU and, compiled without contraction, on the GPU.
 */
@NullMarked
package sinew.sim.math;

import org.jspecify.annotations.NullMarked;
