/** Tests of the translator: what it refuses, and that it works on several modules and beside other processors. */
@NullMarked
package sinew.sim.kernel.translator;

import org.jspecify.annotations.NullMarked;
