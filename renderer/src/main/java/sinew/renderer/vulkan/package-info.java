/**
 * One small class for each Vulkan object: it makes the object, names it for the debugging tools, and frees it on close.
 * Nothing here knows what is drawn.
 */
@NullMarked
package sinew.renderer.vulkan;

import org.jspecify.annotations.NullMarked;
