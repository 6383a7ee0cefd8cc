package sinew.renderer.vulkan;

import static org.lwjgl.vulkan.VK13.*;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.vulkan.VkShaderModuleCreateInfo;

/** A compiled shader. */
public final class ShaderModule implements AutoCloseable {
    private final VulkanDevice device;
    private final long handle;

    ShaderModule(VulkanDevice device, ByteBuffer code, String name) {
        this.device = device;
        try (MemoryStack stack = MemoryStack.stackPush()) {
            VkShaderModuleCreateInfo info =
                    VkShaderModuleCreateInfo.calloc(stack).sType$Default().pCode(code);
            LongBuffer pointer = stack.mallocLong(1);
            VulkanResult.check(vkCreateShaderModule(device.handle(), info, null, pointer), "load the shader " + name);
            handle = pointer.get(0);
        }
        device.name(VK_OBJECT_TYPE_SHADER_MODULE, handle, name);
    }

    long handle() {
        return handle;
    }

    @Override
    public void close() {
        vkDestroyShaderModule(device.handle(), handle, null);
    }
}
