package sinew.renderer.vulkan;

import static org.lwjgl.util.vma.Vma.*;
import static org.lwjgl.vulkan.VK13.*;

import java.nio.LongBuffer;
import org.lwjgl.PointerBuffer;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.util.vma.VmaAllocationCreateInfo;
import org.lwjgl.vulkan.VkImageCreateInfo;
import org.lwjgl.vulkan.VkImageViewCreateInfo;

/** An image on the device and the view of it. */
public final class DeviceImage implements AutoCloseable {
    /**
     * What an image is.
     *
     * @param width in pixels
     * @param height in pixels
     * @param format a VkFormat; depth formats become depth images
     * @param samples how many samples a pixel has
     * @param usage VkImageUsageFlags
     */
    public record Description(int width, int height, int format, int samples, int usage) {
        boolean depth() {
            return format == VK_FORMAT_D32_SFLOAT || format == VK_FORMAT_D16_UNORM;
        }
    }

    private final VulkanDevice device;
    private final Description description;
    private final long handle;
    private final long allocation;
    private final long view;

    /**
     * Makes an image.
     *
     * @param device the device
     * @param description what it is
     * @param name its name in debugging tools
     */
    public DeviceImage(VulkanDevice device, Description description, String name) {
        this.device = device;
        this.description = description;
        try (MemoryStack stack = MemoryStack.stackPush()) {
            VkImageCreateInfo info = VkImageCreateInfo.calloc(stack)
                    .sType$Default()
                    .imageType(VK_IMAGE_TYPE_2D)
                    .format(description.format())
                    .mipLevels(1)
                    .arrayLayers(1)
                    .samples(description.samples())
                    .tiling(VK_IMAGE_TILING_OPTIMAL)
                    .usage(description.usage());
            info.extent().set(description.width(), description.height(), 1);
            VmaAllocationCreateInfo memory =
                    VmaAllocationCreateInfo.calloc(stack).usage(VMA_MEMORY_USAGE_AUTO_PREFER_DEVICE);
            LongBuffer image = stack.mallocLong(1);
            PointerBuffer pointer = stack.mallocPointer(1);
            VulkanResult.check(
                    vmaCreateImage(device.allocator(), info, memory, image, pointer, null),
                    "make the image for " + name + " (" + description + ")");
            handle = image.get(0);
            allocation = pointer.get(0);
            view = createView(stack);
        }
        device.name(VK_OBJECT_TYPE_IMAGE, handle, name);
        device.name(VK_OBJECT_TYPE_IMAGE_VIEW, view, name);
    }

    private long createView(MemoryStack stack) {
        VkImageViewCreateInfo info = VkImageViewCreateInfo.calloc(stack)
                .sType$Default()
                .image(handle)
                .viewType(VK_IMAGE_VIEW_TYPE_2D)
                .format(description.format());
        info.subresourceRange().aspectMask(aspect()).levelCount(1).layerCount(1);
        LongBuffer pointer = stack.mallocLong(1);
        VulkanResult.check(vkCreateImageView(device.handle(), info, null, pointer), "view an image");
        return pointer.get(0);
    }

    int aspect() {
        return description.depth() ? VK_IMAGE_ASPECT_DEPTH_BIT : VK_IMAGE_ASPECT_COLOR_BIT;
    }

    long handle() {
        return handle;
    }

    long view() {
        return view;
    }

    /**
     * What the image is.
     *
     * @return its description
     */
    public Description description() {
        return description;
    }

    @Override
    public void close() {
        vkDestroyImageView(device.handle(), view, null);
        vmaDestroyImage(device.allocator(), handle, allocation);
    }
}
