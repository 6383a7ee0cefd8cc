/**
 * What follows from positions and velocities of a tree of bodies without constraints: poses, inertias, the mass matrix and its factor,
 * bias forces and accelerations (Featherstone 2008, <i>Rigid Body Dynamics Algorithms</i>; MuJoCo documentation, "Computation").
 */
@NullMarked
package sinew.sim.physics.smooth;

import org.jspecify.annotations.NullMarked;
