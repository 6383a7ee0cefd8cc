package sinew.renderer.vulkan;

import static org.lwjgl.vulkan.EXTDebugUtils.vkSetDebugUtilsObjectNameEXT;
import static org.lwjgl.vulkan.VK13.*;

import org.lwjgl.PointerBuffer;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.util.vma.Vma;
import org.lwjgl.util.vma.VmaAllocatorCreateInfo;
import org.lwjgl.util.vma.VmaTotalStatistics;
import org.lwjgl.util.vma.VmaVulkanFunctions;
import org.lwjgl.vulkan.VkDebugUtilsObjectNameInfoEXT;
import org.lwjgl.vulkan.VkDevice;
import org.lwjgl.vulkan.VkDeviceCreateInfo;
import org.lwjgl.vulkan.VkDeviceQueueCreateInfo;
import org.lwjgl.vulkan.VkPhysicalDeviceFeatures;
import org.lwjgl.vulkan.VkPhysicalDeviceVulkan13Features;
import org.lwjgl.vulkan.VkQueue;
import sinew.renderer.RendererException;

/** A device in use, with one queue and the allocator of its memory. */
public final class VulkanDevice implements AutoCloseable {
    private final VulkanInstance instance;
    private final DeviceChooser.Candidate candidate;
    private final boolean wireframe;
    private final VkDevice handle;
    private final VkQueue queue;
    private final long allocator;

    /**
     * Takes the best device or the one that is wanted.
     *
     * @param instance the loader
     * @param wanted part of the device's name, or empty
     * @throws sinew.renderer.VulkanUnavailableException if there is none
     */
    public VulkanDevice(VulkanInstance instance, String wanted) {
        this.instance = instance;
        candidate = DeviceChooser.choose(instance, wanted);
        try (MemoryStack stack = MemoryStack.stackPush()) {
            VkPhysicalDeviceFeatures offered = VkPhysicalDeviceFeatures.malloc(stack);
            vkGetPhysicalDeviceFeatures(candidate.device(), offered);
            wireframe = offered.fillModeNonSolid();
            handle = createDevice(stack);
            PointerBuffer pointer = stack.mallocPointer(1);
            vkGetDeviceQueue(handle, candidate.queueFamily(), 0, pointer);
            queue = new VkQueue(pointer.get(0), handle);
            allocator = createAllocator(stack);
        }
    }

    private VkDevice createDevice(MemoryStack stack) {
        VkDeviceQueueCreateInfo.Buffer queues = VkDeviceQueueCreateInfo.calloc(1, stack)
                .sType$Default()
                .queueFamilyIndex(candidate.queueFamily())
                .pQueuePriorities(stack.floats(1f));
        VkDeviceCreateInfo info = VkDeviceCreateInfo.calloc(stack)
                .sType$Default()
                .pQueueCreateInfos(queues)
                .pEnabledFeatures(VkPhysicalDeviceFeatures.calloc(stack).fillModeNonSolid(wireframe))
                .pNext(VkPhysicalDeviceVulkan13Features.calloc(stack)
                        .sType$Default()
                        .dynamicRendering(true)
                        .synchronization2(true));
        PointerBuffer pointer = stack.mallocPointer(1);
        VulkanResult.check(
                vkCreateDevice(candidate.device(), info, null, pointer), "open the device " + candidate.name());
        return new VkDevice(pointer.get(0), candidate.device(), info);
    }

    private long createAllocator(MemoryStack stack) {
        VmaAllocatorCreateInfo info = VmaAllocatorCreateInfo.calloc(stack)
                .instance(instance.handle())
                .physicalDevice(candidate.device())
                .device(handle)
                .vulkanApiVersion(VK_API_VERSION_1_3)
                .pVulkanFunctions(VmaVulkanFunctions.calloc(stack).set(instance.handle(), handle));
        PointerBuffer pointer = stack.mallocPointer(1);
        VulkanResult.check(Vma.vmaCreateAllocator(info, pointer), "create the memory allocator");
        return pointer.get(0);
    }

    VkDevice handle() {
        return handle;
    }

    VkQueue queue() {
        return queue;
    }

    int queueFamily() {
        return candidate.queueFamily();
    }

    long allocator() {
        return allocator;
    }

    /**
     * The name of the device.
     *
     * @return as the driver says it
     */
    public String name() {
        return candidate.name();
    }

    /**
     * Whether the device is a CPU.
     *
     * @return true for a software renderer
     */
    public boolean software() {
        return candidate.software();
    }

    /**
     * Whether triangles can be drawn as lines.
     *
     * @return true if so
     */
    public boolean wireframe() {
        return wireframe;
    }

    void name(int type, long object, String name) {
        if (instance.validated()) {
            try (MemoryStack stack = MemoryStack.stackPush()) {
                VkDebugUtilsObjectNameInfoEXT info = VkDebugUtilsObjectNameInfoEXT.calloc(stack)
                        .sType$Default()
                        .objectType(type)
                        .objectHandle(object)
                        .pObjectName(stack.UTF8(name));
                VulkanResult.check(vkSetDebugUtilsObjectNameEXT(handle, info), "name the object " + name);
            }
        }
    }

    /** Waits until the device has nothing to do; a lost device counts as having nothing to do. */
    public void waitIdle() {
        int code = vkDeviceWaitIdle(handle);
        if (code != VK_ERROR_DEVICE_LOST) {
            VulkanResult.check(code, "wait for the device");
        }
    }

    /**
     * How many pieces of device memory are in use.
     *
     * @return the number of allocations
     */
    public int allocations() {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            VmaTotalStatistics statistics = VmaTotalStatistics.calloc(stack);
            Vma.vmaCalculateStatistics(allocator, statistics);
            return statistics.total().statistics().allocationCount();
        }
    }

    /**
     * Frees the device.
     *
     * @throws RendererException if memory of the device was not freed before
     */
    @Override
    public void close() {
        int leaked = allocations();
        if (leaked == 0) {
            Vma.vmaDestroyAllocator(allocator);
        }
        vkDestroyDevice(handle, null);
        if (leaked != 0) {
            throw new RendererException(
                    leaked + " pieces of device memory were not freed before the device was closed.");
        }
    }
}
