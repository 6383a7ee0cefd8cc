package sinew.renderer.vulkan;

import static org.lwjgl.vulkan.VK13.*;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.vulkan.VkGraphicsPipelineCreateInfo;
import org.lwjgl.vulkan.VkPipelineColorBlendAttachmentState;
import org.lwjgl.vulkan.VkPipelineColorBlendStateCreateInfo;
import org.lwjgl.vulkan.VkPipelineDepthStencilStateCreateInfo;
import org.lwjgl.vulkan.VkPipelineDynamicStateCreateInfo;
import org.lwjgl.vulkan.VkPipelineInputAssemblyStateCreateInfo;
import org.lwjgl.vulkan.VkPipelineMultisampleStateCreateInfo;
import org.lwjgl.vulkan.VkPipelineRasterizationStateCreateInfo;
import org.lwjgl.vulkan.VkPipelineRenderingCreateInfo;
import org.lwjgl.vulkan.VkPipelineShaderStageCreateInfo;
import org.lwjgl.vulkan.VkPipelineVertexInputStateCreateInfo;
import org.lwjgl.vulkan.VkPipelineViewportStateCreateInfo;
import org.lwjgl.vulkan.VkVertexInputAttributeDescription;
import org.lwjgl.vulkan.VkVertexInputBindingDescription;

/** Shaders with all fixed state around them. Viewport and scissors are set while recording. */
public final class GraphicsPipeline implements AutoCloseable {
    /** The size of a vertex in bytes: a position of four floats and a normal of three. */
    public static final int VERTEX_BYTES = 28;

    private final VulkanDevice device;
    private final PipelineDescription description;
    private final long handle;

    /**
     * Makes a pipeline.
     *
     * @param device the device
     * @param resources what the shaders can read
     * @param description what it does
     */
    public GraphicsPipeline(VulkanDevice device, ResourceSet resources, PipelineDescription description) {
        this.device = device;
        this.description = description;
        try (MemoryStack stack = MemoryStack.stackPush()) {
            VkGraphicsPipelineCreateInfo.Buffer info = VkGraphicsPipelineCreateInfo.calloc(1, stack)
                    .sType$Default()
                    .pNext(formats(stack))
                    .pStages(stages(stack))
                    .pVertexInputState(vertexInput(stack))
                    .pInputAssemblyState(VkPipelineInputAssemblyStateCreateInfo.calloc(stack)
                            .sType$Default()
                            .topology(VK_PRIMITIVE_TOPOLOGY_TRIANGLE_LIST))
                    .pViewportState(VkPipelineViewportStateCreateInfo.calloc(stack)
                            .sType$Default()
                            .viewportCount(1)
                            .scissorCount(1))
                    .pRasterizationState(rasterization(stack))
                    .pMultisampleState(VkPipelineMultisampleStateCreateInfo.calloc(stack)
                            .sType$Default()
                            .rasterizationSamples(description.samples()))
                    .pDepthStencilState(depth(stack))
                    .pColorBlendState(blend(stack))
                    .pDynamicState(VkPipelineDynamicStateCreateInfo.calloc(stack)
                            .sType$Default()
                            .pDynamicStates(stack.ints(VK_DYNAMIC_STATE_VIEWPORT, VK_DYNAMIC_STATE_SCISSOR)))
                    .layout(resources.pipelineLayout());
            LongBuffer pointer = stack.mallocLong(1);
            VulkanResult.check(
                    vkCreateGraphicsPipelines(device.handle(), VK_NULL_HANDLE, info, null, pointer),
                    "make the pipeline " + description.name());
            handle = pointer.get(0);
        }
        device.name(VK_OBJECT_TYPE_PIPELINE, handle, description.name());
    }

    private VkPipelineRenderingCreateInfo formats(MemoryStack stack) {
        VkPipelineRenderingCreateInfo info = VkPipelineRenderingCreateInfo.calloc(stack)
                .sType$Default()
                .depthAttachmentFormat(description.depthFormat());
        if (description.fragment() != null) {
            info.colorAttachmentCount(1).pColorAttachmentFormats(stack.ints(description.colourFormat()));
        }
        return info;
    }

    private VkPipelineShaderStageCreateInfo.Buffer stages(MemoryStack stack) {
        ShaderModule fragment = description.fragment();
        ByteBuffer entry = stack.UTF8("main");
        var stages = VkPipelineShaderStageCreateInfo.calloc(fragment == null ? 1 : 2, stack);
        stages.get(0)
                .sType$Default()
                .stage(VK_SHADER_STAGE_VERTEX_BIT)
                .module(description.vertex().handle())
                .pName(entry);
        if (fragment != null) {
            stages.get(1)
                    .sType$Default()
                    .stage(VK_SHADER_STAGE_FRAGMENT_BIT)
                    .module(fragment.handle())
                    .pName(entry);
        }
        return stages;
    }

    private VkPipelineVertexInputStateCreateInfo vertexInput(MemoryStack stack) {
        var info = VkPipelineVertexInputStateCreateInfo.calloc(stack).sType$Default();
        if (description.mesh()) {
            var binding = VkVertexInputBindingDescription.calloc(1, stack).stride(VERTEX_BYTES);
            var attributes = VkVertexInputAttributeDescription.calloc(2, stack);
            attributes.get(0).set(0, 0, VK_FORMAT_R32G32B32A32_SFLOAT, 0);
            attributes.get(1).set(1, 0, VK_FORMAT_R32G32B32_SFLOAT, 16);
            info.pVertexBindingDescriptions(binding).pVertexAttributeDescriptions(attributes);
        }
        return info;
    }

    private VkPipelineRasterizationStateCreateInfo rasterization(MemoryStack stack) {
        return VkPipelineRasterizationStateCreateInfo.calloc(stack)
                .sType$Default()
                .polygonMode(description.lines() ? VK_POLYGON_MODE_LINE : VK_POLYGON_MODE_FILL)
                .cullMode(description.cull() ? VK_CULL_MODE_BACK_BIT : VK_CULL_MODE_NONE)
                .frontFace(VK_FRONT_FACE_COUNTER_CLOCKWISE)
                .depthBiasEnable(description.depthBias() != 0f)
                .depthBiasSlopeFactor(description.depthBias())
                .lineWidth(1f);
    }

    private VkPipelineDepthStencilStateCreateInfo depth(MemoryStack stack) {
        return VkPipelineDepthStencilStateCreateInfo.calloc(stack)
                .sType$Default()
                .depthTestEnable(true)
                .depthWriteEnable(description.depthWrite())
                .depthCompareOp(description.depthCompare());
    }

    private VkPipelineColorBlendStateCreateInfo blend(MemoryStack stack) {
        var info = VkPipelineColorBlendStateCreateInfo.calloc(stack).sType$Default();
        if (description.fragment() != null) {
            info.pAttachments(VkPipelineColorBlendAttachmentState.calloc(1, stack)
                    .colorWriteMask(VK_COLOR_COMPONENT_R_BIT
                            | VK_COLOR_COMPONENT_G_BIT
                            | VK_COLOR_COMPONENT_B_BIT
                            | VK_COLOR_COMPONENT_A_BIT));
        }
        return info;
    }

    long handle() {
        return handle;
    }

    @Override
    public void close() {
        vkDestroyPipeline(device.handle(), handle, null);
    }
}
