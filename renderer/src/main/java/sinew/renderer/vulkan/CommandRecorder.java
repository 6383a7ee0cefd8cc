package sinew.renderer.vulkan;

import static org.lwjgl.vulkan.VK13.*;

import java.nio.LongBuffer;
import org.jspecify.annotations.Nullable;
import org.lwjgl.PointerBuffer;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.vulkan.VkBufferImageCopy;
import org.lwjgl.vulkan.VkBufferMemoryBarrier2;
import org.lwjgl.vulkan.VkCommandBuffer;
import org.lwjgl.vulkan.VkCommandBufferAllocateInfo;
import org.lwjgl.vulkan.VkCommandBufferBeginInfo;
import org.lwjgl.vulkan.VkCommandPoolCreateInfo;
import org.lwjgl.vulkan.VkDependencyInfo;
import org.lwjgl.vulkan.VkImageMemoryBarrier2;
import org.lwjgl.vulkan.VkRect2D;
import org.lwjgl.vulkan.VkRenderingAttachmentInfo;
import org.lwjgl.vulkan.VkRenderingInfo;
import org.lwjgl.vulkan.VkSubmitInfo;
import org.lwjgl.vulkan.VkViewport;

/** Records the commands of one picture and hands them to the device. */
public final class CommandRecorder implements AutoCloseable {
    /**
     * How an image is used before or after a barrier.
     *
     * @param layout the VkImageLayout
     * @param stages VkPipelineStageFlags2
     * @param access VkAccessFlags2
     */
    public record ImageUse(int layout, long stages, long access) {
        /** Contents do not matter. */
        public static final ImageUse NOTHING =
                new ImageUse(VK_IMAGE_LAYOUT_UNDEFINED, VK_PIPELINE_STAGE_2_ALL_COMMANDS_BIT, 0L);
        /** Drawn into as colour. */
        public static final ImageUse COLOUR = new ImageUse(
                VK_IMAGE_LAYOUT_COLOR_ATTACHMENT_OPTIMAL,
                VK_PIPELINE_STAGE_2_COLOR_ATTACHMENT_OUTPUT_BIT,
                VK_ACCESS_2_COLOR_ATTACHMENT_WRITE_BIT);
        /** Drawn into as depth. */
        public static final ImageUse DEPTH = new ImageUse(
                VK_IMAGE_LAYOUT_DEPTH_STENCIL_ATTACHMENT_OPTIMAL,
                VK_PIPELINE_STAGE_2_EARLY_FRAGMENT_TESTS_BIT | VK_PIPELINE_STAGE_2_LATE_FRAGMENT_TESTS_BIT,
                VK_ACCESS_2_DEPTH_STENCIL_ATTACHMENT_READ_BIT | VK_ACCESS_2_DEPTH_STENCIL_ATTACHMENT_WRITE_BIT);
        /** Read by fragment shaders. */
        public static final ImageUse DEPTH_READ = new ImageUse(
                VK_IMAGE_LAYOUT_DEPTH_STENCIL_READ_ONLY_OPTIMAL,
                VK_PIPELINE_STAGE_2_FRAGMENT_SHADER_BIT,
                VK_ACCESS_2_SHADER_READ_BIT);
        /** Copied from. */
        public static final ImageUse COPY_SOURCE = new ImageUse(
                VK_IMAGE_LAYOUT_TRANSFER_SRC_OPTIMAL, VK_PIPELINE_STAGE_2_COPY_BIT, VK_ACCESS_2_TRANSFER_READ_BIT);
    }

    private final VulkanDevice device;
    private final long pool;
    private final VkCommandBuffer commands;

    /**
     * Makes a recorder.
     *
     * @param device the device
     */
    public CommandRecorder(VulkanDevice device) {
        this.device = device;
        try (MemoryStack stack = MemoryStack.stackPush()) {
            VkCommandPoolCreateInfo info =
                    VkCommandPoolCreateInfo.calloc(stack).sType$Default().queueFamilyIndex(device.queueFamily());
            LongBuffer pointer = stack.mallocLong(1);
            VulkanResult.check(vkCreateCommandPool(device.handle(), info, null, pointer), "make the command pool");
            pool = pointer.get(0);
            VkCommandBufferAllocateInfo buffer = VkCommandBufferAllocateInfo.calloc(stack)
                    .sType$Default()
                    .commandPool(pool)
                    .commandBufferCount(1);
            PointerBuffer result = stack.mallocPointer(1);
            VulkanResult.check(vkAllocateCommandBuffers(device.handle(), buffer, result), "make the command buffer");
            commands = new VkCommandBuffer(result.get(0), device.handle());
        }
        device.name(VK_OBJECT_TYPE_COMMAND_BUFFER, commands.address(), "picture");
    }

    /** Starts afresh. */
    public void begin() {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            VulkanResult.check(vkResetCommandPool(device.handle(), pool, 0), "reset the command pool");
            VkCommandBufferBeginInfo info = VkCommandBufferBeginInfo.calloc(stack)
                    .sType$Default()
                    .flags(VK_COMMAND_BUFFER_USAGE_ONE_TIME_SUBMIT_BIT);
            VulkanResult.check(vkBeginCommandBuffer(commands, info), "begin the picture");
        }
    }

    /**
     * Hands the recorded commands to the device.
     *
     * @param fence told when they are done
     */
    public void submit(Fence fence) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            VulkanResult.check(vkEndCommandBuffer(commands), "end the picture");
            VkSubmitInfo info = VkSubmitInfo.calloc(stack).sType$Default().pCommandBuffers(stack.pointers(commands));
            VulkanResult.check(vkQueueSubmit(device.queue(), info, fence.handle()), "submit the picture");
        }
    }

    /**
     * Orders two uses of an image.
     *
     * @param image the image
     * @param before how it was used
     * @param after how it will be used
     */
    public void barrier(DeviceImage image, ImageUse before, ImageUse after) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            VkImageMemoryBarrier2.Buffer barrier = VkImageMemoryBarrier2.calloc(1, stack)
                    .sType$Default()
                    .srcStageMask(before.stages())
                    .srcAccessMask(before.access())
                    .dstStageMask(after.stages())
                    .dstAccessMask(after.access())
                    .oldLayout(before.layout())
                    .newLayout(after.layout())
                    .srcQueueFamilyIndex(VK_QUEUE_FAMILY_IGNORED)
                    .dstQueueFamilyIndex(VK_QUEUE_FAMILY_IGNORED)
                    .image(image.handle());
            barrier.subresourceRange().aspectMask(image.aspect()).levelCount(1).layerCount(1);
            vkCmdPipelineBarrier2(
                    commands, VkDependencyInfo.calloc(stack).sType$Default().pImageMemoryBarriers(barrier));
        }
    }

    /**
     * Starts drawing into images that are cleared: colour to transparent black, depth to the given value.
     *
     * @param colour the colour image; null for depth only
     * @param resolved the single-sample image the colour is averaged into; null if the colour image is kept itself
     * @param depth the depth image
     * @param clearDepth the depth to clear to
     * @param keepDepth whether the depths are read later
     */
    public void beginDrawing(
            @Nullable DeviceImage colour,
            @Nullable DeviceImage resolved,
            DeviceImage depth,
            float clearDepth,
            boolean keepDepth) {
        int width = depth.description().width();
        int height = depth.description().height();
        try (MemoryStack stack = MemoryStack.stackPush()) {
            VkRenderingAttachmentInfo depthInfo =
                    attachment(VkRenderingAttachmentInfo.calloc(stack), depth, ImageUse.DEPTH.layout(), keepDepth);
            depthInfo.clearValue().depthStencil().depth(clearDepth);
            VkRenderingInfo info =
                    VkRenderingInfo.calloc(stack).sType$Default().layerCount(1).pDepthAttachment(depthInfo);
            info.renderArea().extent().set(width, height);
            if (colour != null) {
                info.pColorAttachments(colourAttachment(stack, colour, resolved));
            }
            vkCmdBeginRendering(commands, info);
            // A negative height turns y upwards, so that front faces run counter-clockwise as in the meshes.
            VkViewport.Buffer viewport = VkViewport.calloc(1, stack)
                    .y(height)
                    .width(width)
                    .height(-height)
                    .maxDepth(1f);
            vkCmdSetViewport(commands, 0, viewport);
            VkRect2D.Buffer scissors = VkRect2D.calloc(1, stack);
            scissors.extent().set(width, height);
            vkCmdSetScissor(commands, 0, scissors);
        }
    }

    private static VkRenderingAttachmentInfo.Buffer colourAttachment(
            MemoryStack stack, DeviceImage colour, @Nullable DeviceImage resolved) {
        VkRenderingAttachmentInfo.Buffer buffer = VkRenderingAttachmentInfo.calloc(1, stack);
        VkRenderingAttachmentInfo info = attachment(buffer.get(0), colour, ImageUse.COLOUR.layout(), resolved == null);
        if (resolved != null) {
            info.resolveMode(VK_RESOLVE_MODE_AVERAGE_BIT)
                    .resolveImageView(resolved.view())
                    .resolveImageLayout(ImageUse.COLOUR.layout());
        }
        return buffer;
    }

    private static VkRenderingAttachmentInfo attachment(
            VkRenderingAttachmentInfo info, DeviceImage image, int layout, boolean keep) {
        return info.sType$Default()
                .imageView(image.view())
                .imageLayout(layout)
                .loadOp(VK_ATTACHMENT_LOAD_OP_CLEAR)
                .storeOp(keep ? VK_ATTACHMENT_STORE_OP_STORE : VK_ATTACHMENT_STORE_OP_DONT_CARE);
    }

    /** Ends drawing into images. */
    public void endDrawing() {
        vkCmdEndRendering(commands);
    }

    /**
     * Chooses what the next draws do.
     *
     * @param pipeline the pipeline
     * @param resources what its shaders read
     */
    public void use(GraphicsPipeline pipeline, ResourceSet resources) {
        vkCmdBindPipeline(commands, VK_PIPELINE_BIND_POINT_GRAPHICS, pipeline.handle());
        try (MemoryStack stack = MemoryStack.stackPush()) {
            vkCmdBindDescriptorSets(
                    commands,
                    VK_PIPELINE_BIND_POINT_GRAPHICS,
                    resources.pipelineLayout(),
                    0,
                    stack.longs(resources.handle()),
                    null);
        }
    }

    /**
     * Chooses the meshes of the next draws.
     *
     * @param vertices the vertices
     * @param indices the indices, 32 bits each
     */
    public void useMeshes(DeviceBuffer vertices, DeviceBuffer indices) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            vkCmdBindVertexBuffers(commands, 0, stack.longs(vertices.handle()), stack.longs(0L));
            vkCmdBindIndexBuffer(commands, indices.handle(), 0L, VK_INDEX_TYPE_UINT32);
        }
    }

    /**
     * Draws instances of a part of the meshes.
     *
     * @param indices how many indices
     * @param firstIndex the first of them
     * @param instances how many instances
     * @param firstInstance the number of the first
     */
    public void drawMesh(int indices, int firstIndex, int instances, int firstInstance) {
        vkCmdDrawIndexed(commands, indices, instances, firstIndex, 0, firstInstance);
    }

    /**
     * Draws triangles whose vertices the vertex shader makes up.
     *
     * @param vertices how many vertices
     */
    public void draw(int vertices) {
        vkCmdDraw(commands, vertices, 1, 0, 0);
    }

    /**
     * Copies an image, used as {@link ImageUse#COPY_SOURCE}, to a buffer that the host will read.
     *
     * @param image the image
     * @param buffer the buffer
     */
    public void copy(DeviceImage image, DeviceBuffer buffer) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            VkBufferImageCopy.Buffer region = VkBufferImageCopy.calloc(1, stack);
            region.imageSubresource().aspectMask(image.aspect()).layerCount(1);
            region.imageExtent()
                    .set(image.description().width(), image.description().height(), 1);
            vkCmdCopyImageToBuffer(commands, image.handle(), ImageUse.COPY_SOURCE.layout(), buffer.handle(), region);
            VkBufferMemoryBarrier2.Buffer barrier = VkBufferMemoryBarrier2.calloc(1, stack)
                    .sType$Default()
                    .srcStageMask(VK_PIPELINE_STAGE_2_COPY_BIT)
                    .srcAccessMask(VK_ACCESS_2_TRANSFER_WRITE_BIT)
                    .dstStageMask(VK_PIPELINE_STAGE_2_HOST_BIT)
                    .dstAccessMask(VK_ACCESS_2_HOST_READ_BIT)
                    .srcQueueFamilyIndex(VK_QUEUE_FAMILY_IGNORED)
                    .dstQueueFamilyIndex(VK_QUEUE_FAMILY_IGNORED)
                    .buffer(buffer.handle())
                    .size(VK_WHOLE_SIZE);
            vkCmdPipelineBarrier2(
                    commands, VkDependencyInfo.calloc(stack).sType$Default().pBufferMemoryBarriers(barrier));
        }
    }

    @Override
    public void close() {
        vkDestroyCommandPool(device.handle(), pool, null);
    }
}
