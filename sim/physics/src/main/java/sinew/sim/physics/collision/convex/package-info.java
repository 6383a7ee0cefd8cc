/**
 * Collisions and distances of convex geoms, meshes and height fields, by supporting points: nearest points of separated cores, depth of
 * overlapping ones, and the faces that meet.
 */
@NullMarked
package sinew.sim.physics.collision.convex;

import org.jspecify.annotations.NullMarked;
