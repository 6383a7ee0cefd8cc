/**
 * Forces that act on the tree: tendons, transmissions, actuators and muscles, springs and dampers, compensated gravity and the medium
 * (MuJoCo documentation, Computation, "Actuation model" and "Passive forces").
 */
@NullMarked
package sinew.sim.physics.force;

import org.jspecify.annotations.NullMarked;
