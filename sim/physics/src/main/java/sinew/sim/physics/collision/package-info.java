/**
 * Finds the contacts of a state: goes through the pairs of geoms, leaves out what is far apart, and hands the others to the collider of
 * their kind.
 */
@NullMarked
package sinew.sim.physics.collision;

import org.jspecify.annotations.NullMarked;
