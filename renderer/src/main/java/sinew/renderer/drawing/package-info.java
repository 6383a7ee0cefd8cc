/**
 * How a scene becomes a picture: meshes of the primitives, choice of what is visible and how finely, light, shadow,
 * colours, and the order of drawing.
 */
@NullMarked
package sinew.renderer.drawing;

import org.jspecify.annotations.NullMarked;
