/**
 * Kernels on NVIDIA GPUs: the driver through JCuda, NVRTC through the foreign-function interface, compiled kernels cached on
 * disk under the hash of everything that went into them.
 *
 * <p>A machine without CUDA is a normal machine: {@link sinew.sim.kernel.cuda.CudaDevices} tells the reason in one line.
 */
@NullMarked
package sinew.sim.kernel.cuda;

import org.jspecify.annotations.NullMarked;
