/**
 * Collisions of planes, spheres, capsules, cylinders and boxes in closed form. Every collider writes what it finds with
 * {@link sinew.sim.physics.data.FoundContact}.
 */
@NullMarked
package sinew.sim.physics.collision.primitive;

import org.jspecify.annotations.NullMarked;
