package sinew.renderer.vulkan;

import org.jspecify.annotations.Nullable;

/**
 * What a pipeline does.
 *
 * @param name its name in debugging tools
 * @param vertex the vertex shader
 * @param fragment the fragment shader; null for depth only
 * @param colourFormat the VkFormat of the colour image; ignored without a fragment shader
 * @param depthFormat the VkFormat of the depth image
 * @param samples samples a pixel
 * @param mesh whether it reads vertices (four and three floats); else the vertex shader makes them up
 * @param depthCompare the VkCompareOp of the depth test
 * @param depthWrite whether it writes depths
 * @param cull whether triangles seen from behind are left out
 * @param lines whether only the edges of triangles are drawn
 * @param depthBias how far depths are pushed back by slope; 0 for not at all
 */
public record PipelineDescription(
        String name,
        ShaderModule vertex,
        @Nullable ShaderModule fragment,
        int colourFormat,
        int depthFormat,
        int samples,
        boolean mesh,
        int depthCompare,
        boolean depthWrite,
        boolean cull,
        boolean lines,
        float depthBias) {}
