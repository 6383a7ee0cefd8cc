/** Makes a model of a description: refuses what is not simulated, fills the tables, and measures in the initial pose what they need of it. */
@NullMarked
package sinew.sim.physics.compile;

import org.jspecify.annotations.NullMarked;
