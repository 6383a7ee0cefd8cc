/**
 * Shapes from files: triangle meshes with their mass properties and convex hulls, and height fields. What is read and how it is
 * processed follows MuJoCo, so that geoms made of a mesh have the same pose, mass and inertia.
 */
@NullMarked
package sinew.assets.mesh;

import org.jspecify.annotations.NullMarked;
