/**
 * Puts the translated pieces of a kernel and its constants together into one CUDA C++ text.
 */
@NullMarked
package sinew.sim.kernel.linker;

import org.jspecify.annotations.NullMarked;
