/**
 * The kernel language: what Java code may use so that it runs as it stands on the CPU and, translated, on the GPU.
 */
@NullMarked
package sinew.sim.kernel;

import org.jspecify.annotations.NullMarked;
