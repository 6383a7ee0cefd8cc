/**
 * Checks kernel classes while they are compiled and writes their C++ text beside their class files.
 *
 * <p>An annotation processor that listens to the compiler: it reads attributed source, through the exported Tree API only.
 */
@NullMarked
package sinew.sim.kernel.translator;

import org.jspecify.annotations.NullMarked;
