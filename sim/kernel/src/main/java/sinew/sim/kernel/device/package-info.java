/**
 * Kernels written as CUDA text, and the memory that they work on, for what cannot be said in the kernel language (tensor cores).
 *
 * <p>{@link sinew.sim.kernel.device.DeviceRuntime} is the way in; a CUDA backend gives one, and the tests have one that emulates a GPU.
 */
@NullMarked
package sinew.sim.kernel.device;

import org.jspecify.annotations.NullMarked;
