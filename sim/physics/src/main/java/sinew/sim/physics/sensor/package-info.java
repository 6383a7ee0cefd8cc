/** What a robot feels: the values of its sensors, rays into the scene, and the accelerations and forces of bodies that they need. */
@NullMarked
package sinew.sim.physics.sensor;

import org.jspecify.annotations.NullMarked;
