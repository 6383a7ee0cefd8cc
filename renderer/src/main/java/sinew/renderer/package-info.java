/**
 * How robots look: an off-screen Vulkan renderer that draws shapes at poses.
 */
@NullMarked
package sinew.renderer;

import org.jspecify.annotations.NullMarked;
