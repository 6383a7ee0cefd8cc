/**
 * Tests of the renderer: they draw real pictures, on a software device where there is no GPU, under Vulkan's validation
 * layer.
 */
@NullMarked
package sinew.renderer;

import org.jspecify.annotations.NullMarked;
