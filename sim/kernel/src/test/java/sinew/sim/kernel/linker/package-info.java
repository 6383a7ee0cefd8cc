/** Tests of the linker and of the form in which translated classes lie on the class path. */
@NullMarked
package sinew.sim.kernel.linker;

import org.jspecify.annotations.NullMarked;
