package sinew.renderer.vulkan;

import static org.lwjgl.vulkan.VK13.*;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.lwjgl.PointerBuffer;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.vulkan.VkPhysicalDevice;
import org.lwjgl.vulkan.VkPhysicalDeviceProperties;
import org.lwjgl.vulkan.VkQueueFamilyProperties;
import sinew.renderer.VulkanUnavailableException;

/** Chooses among the machine's devices: a discrete GPU before an integrated one before a CPU. */
final class DeviceChooser {
    /**
     * A device that can be used.
     *
     * @param device the device
     * @param name its name
     * @param type its VkPhysicalDeviceType
     * @param queueFamily a family of queues that can draw
     */
    record Candidate(VkPhysicalDevice device, String name, int type, int queueFamily) {
        boolean software() {
            return type == VK_PHYSICAL_DEVICE_TYPE_CPU;
        }

        private int rank() {
            return switch (type) {
                case VK_PHYSICAL_DEVICE_TYPE_DISCRETE_GPU -> 0;
                case VK_PHYSICAL_DEVICE_TYPE_INTEGRATED_GPU -> 1;
                case VK_PHYSICAL_DEVICE_TYPE_VIRTUAL_GPU -> 2;
                case VK_PHYSICAL_DEVICE_TYPE_CPU -> 3;
                default -> 4;
            };
        }
    }

    private DeviceChooser() {}

    static Candidate choose(VulkanInstance instance, String wanted) {
        List<String> refused = new ArrayList<>();
        List<Candidate> candidates = candidates(instance, refused);
        if (candidates.isEmpty()) {
            String detail = refused.isEmpty() ? "no device" : "found only " + String.join(", ", refused);
            throw VulkanInstance.noDevice(detail);
        }
        String part = wanted.toLowerCase(Locale.ROOT);
        return candidates.stream()
                .filter(candidate -> candidate.name().toLowerCase(Locale.ROOT).contains(part))
                .min(Comparator.comparingInt(Candidate::rank))
                .orElseThrow(() -> new VulkanUnavailableException("No Vulkan device has \"" + wanted
                        + "\" in its name. There are: "
                        + candidates.stream().map(Candidate::name).collect(Collectors.joining(", ")) + "."));
    }

    private static List<Candidate> candidates(VulkanInstance instance, List<String> refused) {
        List<Candidate> candidates = new ArrayList<>();
        try (MemoryStack stack = MemoryStack.stackPush()) {
            IntBuffer count = stack.mallocInt(1);
            VulkanResult.check(vkEnumeratePhysicalDevices(instance.handle(), count, null), "count the devices");
            PointerBuffer pointers = stack.mallocPointer(Math.max(count.get(0), 1));
            VulkanResult.check(vkEnumeratePhysicalDevices(instance.handle(), count, pointers), "list the devices");
            for (int i = 0; i < count.get(0); i++) {
                examine(new VkPhysicalDevice(pointers.get(i), instance.handle()), candidates, refused);
            }
        }
        return candidates;
    }

    private static void examine(VkPhysicalDevice device, List<Candidate> candidates, List<String> refused) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            VkPhysicalDeviceProperties properties = VkPhysicalDeviceProperties.malloc(stack);
            vkGetPhysicalDeviceProperties(device, properties);
            int family = drawingFamily(device, stack);
            String name = properties.deviceNameString();
            if (properties.apiVersion() < VK_API_VERSION_1_3) {
                refused.add(name + " whose driver is older than Vulkan 1.3");
            } else if (family < 0) {
                refused.add(name + " which cannot draw");
            } else {
                candidates.add(new Candidate(device, name, properties.deviceType(), family));
            }
        }
    }

    private static int drawingFamily(VkPhysicalDevice device, MemoryStack stack) {
        IntBuffer count = stack.mallocInt(1);
        vkGetPhysicalDeviceQueueFamilyProperties(device, count, null);
        VkQueueFamilyProperties.Buffer families = VkQueueFamilyProperties.malloc(count.get(0), stack);
        vkGetPhysicalDeviceQueueFamilyProperties(device, count, families);
        for (int i = 0; i < families.capacity(); i++) {
            if ((families.get(i).queueFlags() & VK_QUEUE_GRAPHICS_BIT) != 0) {
                return i;
            }
        }
        return -1;
    }
}
