/**
 * Looks into the simulator from outside: states go in, everything that physics computes from them comes out, on any backend. For the
 * command line and for comparisons with other engines, not for training.
 */
@NullMarked
package sinew.sim.physics.probe;

import org.jspecify.annotations.NullMarked;
