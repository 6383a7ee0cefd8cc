/**
 * Finds an entry point and checks the objects that it is bound to; every backend starts here.
 */
@NullMarked
package sinew.sim.kernel.binding;

import org.jspecify.annotations.NullMarked;
