package sinew.renderer.vulkan;

import static org.lwjgl.vulkan.VK13.*;

import java.nio.LongBuffer;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.vulkan.VkFenceCreateInfo;

/** Tells when the device is done. */
public final class Fence implements AutoCloseable {
    private static final long PATIENCE_NANOSECONDS = 60_000_000_000L;
    private final VulkanDevice device;
    private final long handle;

    /**
     * Makes a fence.
     *
     * @param device the device
     */
    public Fence(VulkanDevice device) {
        this.device = device;
        try (MemoryStack stack = MemoryStack.stackPush()) {
            VkFenceCreateInfo info = VkFenceCreateInfo.calloc(stack).sType$Default();
            LongBuffer pointer = stack.mallocLong(1);
            VulkanResult.check(vkCreateFence(device.handle(), info, null, pointer), "make a fence");
            handle = pointer.get(0);
        }
        device.name(VK_OBJECT_TYPE_FENCE, handle, "picture done");
    }

    long handle() {
        return handle;
    }

    /** Waits until the device is done, and resets the fence. */
    public void await() {
        VulkanResult.check(vkWaitForFences(device.handle(), handle, true, PATIENCE_NANOSECONDS), "finish the picture");
        VulkanResult.check(vkResetFences(device.handle(), handle), "reset a fence");
    }

    @Override
    public void close() {
        vkDestroyFence(device.handle(), handle, null);
    }
}
