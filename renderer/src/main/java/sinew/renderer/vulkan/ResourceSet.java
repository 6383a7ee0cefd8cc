package sinew.renderer.vulkan;

import static org.lwjgl.vulkan.VK13.*;

import java.nio.LongBuffer;
import java.util.List;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.vulkan.VkDescriptorBufferInfo;
import org.lwjgl.vulkan.VkDescriptorImageInfo;
import org.lwjgl.vulkan.VkDescriptorPoolCreateInfo;
import org.lwjgl.vulkan.VkDescriptorPoolSize;
import org.lwjgl.vulkan.VkDescriptorSetAllocateInfo;
import org.lwjgl.vulkan.VkDescriptorSetLayoutBinding;
import org.lwjgl.vulkan.VkDescriptorSetLayoutCreateInfo;
import org.lwjgl.vulkan.VkPipelineLayoutCreateInfo;
import org.lwjgl.vulkan.VkWriteDescriptorSet;

/** What all shaders can read (one descriptor set), and the pipeline layout for it. */
public final class ResourceSet implements AutoCloseable {
    /** The kinds of things shaders can read. */
    public enum Kind {
        /** A uniform block. */
        UNIFORM(VK_DESCRIPTOR_TYPE_UNIFORM_BUFFER),
        /** An array. */
        STORAGE(VK_DESCRIPTOR_TYPE_STORAGE_BUFFER),
        /** An image with its sampler. */
        TEXTURE(VK_DESCRIPTOR_TYPE_COMBINED_IMAGE_SAMPLER);

        private final int type;

        Kind(int type) {
            this.type = type;
        }
    }

    private final VulkanDevice device;
    private final List<Kind> bindings;
    private final long layout;
    private final long pool;
    private final long handle;
    private final long pipelineLayout;

    /**
     * Makes the set.
     *
     * @param device the device
     * @param bindings what stands at binding 0, 1, 2, ...
     */
    public ResourceSet(VulkanDevice device, List<Kind> bindings) {
        this.device = device;
        this.bindings = List.copyOf(bindings);
        try (MemoryStack stack = MemoryStack.stackPush()) {
            LongBuffer pointer = stack.mallocLong(1);
            layout = createLayout(stack, pointer);
            pool = createPool(stack, pointer);
            VkDescriptorSetAllocateInfo set = VkDescriptorSetAllocateInfo.calloc(stack)
                    .sType$Default()
                    .descriptorPool(pool)
                    .pSetLayouts(stack.longs(layout));
            VulkanResult.check(vkAllocateDescriptorSets(device.handle(), set, pointer), "make the descriptor set");
            handle = pointer.get(0);
            VkPipelineLayoutCreateInfo info =
                    VkPipelineLayoutCreateInfo.calloc(stack).sType$Default().pSetLayouts(stack.longs(layout));
            VulkanResult.check(
                    vkCreatePipelineLayout(device.handle(), info, null, pointer), "make the pipeline layout");
            pipelineLayout = pointer.get(0);
        }
        device.name(VK_OBJECT_TYPE_DESCRIPTOR_SET, handle, "resources");
    }

    private long createLayout(MemoryStack stack, LongBuffer pointer) {
        VkDescriptorSetLayoutBinding.Buffer slots = VkDescriptorSetLayoutBinding.calloc(bindings.size(), stack);
        for (int i = 0; i < bindings.size(); i++) {
            slots.get(i)
                    .binding(i)
                    .descriptorType(bindings.get(i).type)
                    .descriptorCount(1)
                    .stageFlags(VK_SHADER_STAGE_VERTEX_BIT | VK_SHADER_STAGE_FRAGMENT_BIT);
        }
        VkDescriptorSetLayoutCreateInfo info =
                VkDescriptorSetLayoutCreateInfo.calloc(stack).sType$Default().pBindings(slots);
        VulkanResult.check(
                vkCreateDescriptorSetLayout(device.handle(), info, null, pointer), "make the descriptor set layout");
        return pointer.get(0);
    }

    private long createPool(MemoryStack stack, LongBuffer pointer) {
        VkDescriptorPoolSize.Buffer sizes = VkDescriptorPoolSize.calloc(bindings.size(), stack);
        for (int i = 0; i < bindings.size(); i++) {
            sizes.get(i).set(bindings.get(i).type, 1);
        }
        VkDescriptorPoolCreateInfo info = VkDescriptorPoolCreateInfo.calloc(stack)
                .sType$Default()
                .maxSets(1)
                .pPoolSizes(sizes);
        VulkanResult.check(vkCreateDescriptorPool(device.handle(), info, null, pointer), "make the descriptor pool");
        return pointer.get(0);
    }

    /**
     * Puts a buffer at a binding. The device must not be drawing.
     *
     * @param binding the binding
     * @param buffer the buffer
     */
    public void set(int binding, DeviceBuffer buffer) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            VkDescriptorBufferInfo.Buffer info = VkDescriptorBufferInfo.calloc(1, stack)
                    .buffer(buffer.handle())
                    .range(VK_WHOLE_SIZE);
            VkWriteDescriptorSet.Buffer write = write(stack, binding).pBufferInfo(info);
            vkUpdateDescriptorSets(device.handle(), write, null);
        }
    }

    /**
     * Puts a depth image at a binding. The device must not be drawing.
     *
     * @param binding the binding
     * @param image the image
     * @param sampler how it is read
     */
    public void set(int binding, DeviceImage image, Sampler sampler) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            VkDescriptorImageInfo.Buffer info = VkDescriptorImageInfo.calloc(1, stack)
                    .imageView(image.view())
                    .sampler(sampler.handle())
                    .imageLayout(VK_IMAGE_LAYOUT_DEPTH_STENCIL_READ_ONLY_OPTIMAL);
            VkWriteDescriptorSet.Buffer write = write(stack, binding).pImageInfo(info);
            vkUpdateDescriptorSets(device.handle(), write, null);
        }
    }

    private VkWriteDescriptorSet.Buffer write(MemoryStack stack, int binding) {
        return VkWriteDescriptorSet.calloc(1, stack)
                .sType$Default()
                .dstSet(handle)
                .dstBinding(binding)
                .descriptorCount(1)
                .descriptorType(bindings.get(binding).type);
    }

    long handle() {
        return handle;
    }

    long pipelineLayout() {
        return pipelineLayout;
    }

    @Override
    public void close() {
        vkDestroyPipelineLayout(device.handle(), pipelineLayout, null);
        vkDestroyDescriptorPool(device.handle(), pool, null);
        vkDestroyDescriptorSetLayout(device.handle(), layout, null);
    }
}
