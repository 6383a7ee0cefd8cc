package sinew.renderer.vulkan;

import static org.lwjgl.vulkan.VK13.*;

import java.nio.LongBuffer;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.vulkan.VkSamplerCreateInfo;

/** Reads a shadow map: compares depths and blends the four nearest answers. */
public final class Sampler implements AutoCloseable {
    private final VulkanDevice device;
    private final long handle;

    /**
     * Makes the sampler.
     *
     * @param device the device
     */
    public Sampler(VulkanDevice device) {
        this.device = device;
        try (MemoryStack stack = MemoryStack.stackPush()) {
            VkSamplerCreateInfo info = VkSamplerCreateInfo.calloc(stack)
                    .sType$Default()
                    .magFilter(VK_FILTER_LINEAR)
                    .minFilter(VK_FILTER_LINEAR)
                    .addressModeU(VK_SAMPLER_ADDRESS_MODE_CLAMP_TO_EDGE)
                    .addressModeV(VK_SAMPLER_ADDRESS_MODE_CLAMP_TO_EDGE)
                    .addressModeW(VK_SAMPLER_ADDRESS_MODE_CLAMP_TO_EDGE)
                    .compareEnable(true)
                    .compareOp(VK_COMPARE_OP_LESS_OR_EQUAL);
            LongBuffer pointer = stack.mallocLong(1);
            VulkanResult.check(vkCreateSampler(device.handle(), info, null, pointer), "make the shadow sampler");
            handle = pointer.get(0);
        }
        device.name(VK_OBJECT_TYPE_SAMPLER, handle, "shadow sampler");
    }

    long handle() {
        return handle;
    }

    @Override
    public void close() {
        vkDestroySampler(device.handle(), handle, null);
    }
}
