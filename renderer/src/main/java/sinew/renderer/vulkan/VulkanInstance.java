package sinew.renderer.vulkan;

import static org.lwjgl.vulkan.EXTDebugUtils.*;
import static org.lwjgl.vulkan.VK13.*;

import java.nio.IntBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lwjgl.PointerBuffer;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.vulkan.VkApplicationInfo;
import org.lwjgl.vulkan.VkDebugUtilsMessengerCallbackDataEXT;
import org.lwjgl.vulkan.VkDebugUtilsMessengerCallbackEXT;
import org.lwjgl.vulkan.VkDebugUtilsMessengerCreateInfoEXT;
import org.lwjgl.vulkan.VkInstance;
import org.lwjgl.vulkan.VkInstanceCreateInfo;
import org.lwjgl.vulkan.VkLayerProperties;
import sinew.renderer.VulkanUnavailableException;

/** The connection to the Vulkan loader, with the validation layer where asked for. */
public final class VulkanInstance implements AutoCloseable {
    private static final String VALIDATION_LAYER = "VK_LAYER_KHRONOS_validation";
    private static final String INSTALL = "On Debian and Ubuntu: apt install libvulkan1 mesa-vulkan-drivers"
            + " (drivers for Intel, AMD and the CPU; NVIDIA's driver brings its own). Elsewhere: the driver of the graphics"
            + " card. Training works without.";

    private final VkInstance handle;
    private final ValidationLog log = new ValidationLog();
    private final boolean validated;
    private final @Nullable VkDebugUtilsMessengerCallbackEXT callback;
    private final long messenger;

    /**
     * Connects.
     *
     * @param validation whether the validation layer watches
     * @throws VulkanUnavailableException if there is no loader, no driver, or no validation layer where asked for
     */
    public VulkanInstance(boolean validation) {
        validated = validation;
        callback = validation ? callback(log) : null;
        try (MemoryStack stack = MemoryStack.stackPush()) {
            VkDebugUtilsMessengerCreateInfoEXT messengerInfo = callback == null ? null : messengerInfo(stack, callback);
            handle = create(stack, messengerInfo);
            messenger = messengerInfo == null ? 0L : createMessenger(stack, messengerInfo);
        } catch (LinkageError error) {
            throw new VulkanUnavailableException(
                    "The Vulkan loader (libvulkan.so.1, vulkan-1.dll) was not found. " + INSTALL, error);
        }
    }

    private VkInstance create(MemoryStack stack, @Nullable VkDebugUtilsMessengerCreateInfoEXT messengerInfo) {
        requireVersion(stack);
        VkApplicationInfo application = VkApplicationInfo.calloc(stack)
                .sType$Default()
                .pApplicationName(stack.UTF8("Sinew"))
                .apiVersion(VK_API_VERSION_1_3);
        VkInstanceCreateInfo info =
                VkInstanceCreateInfo.calloc(stack).sType$Default().pApplicationInfo(application);
        if (messengerInfo != null) {
            requireLayer(stack);
            info.pNext(messengerInfo)
                    .ppEnabledLayerNames(stack.pointers(stack.UTF8(VALIDATION_LAYER)))
                    .ppEnabledExtensionNames(stack.pointers(stack.UTF8(VK_EXT_DEBUG_UTILS_EXTENSION_NAME)));
        }
        PointerBuffer pointer = stack.mallocPointer(1);
        int code = vkCreateInstance(info, null, pointer);
        if (code == VK_ERROR_INCOMPATIBLE_DRIVER || code == VK_ERROR_INITIALIZATION_FAILED) {
            throw noDevice("vkCreateInstance answered " + VulkanResult.name(code));
        }
        VulkanResult.check(code, "create the instance");
        return new VkInstance(pointer.get(0), info);
    }

    static VulkanUnavailableException noDevice(String detail) {
        return new VulkanUnavailableException("The Vulkan loader is installed but no driver for it (" + detail + "). "
                + INSTALL + " If VK_DRIVER_FILES or VK_ICD_FILENAMES is set, check that its files exist.");
    }

    private static void requireVersion(MemoryStack stack) {
        IntBuffer version = stack.mallocInt(1);
        VulkanResult.check(vkEnumerateInstanceVersion(version), "ask the loader for its version");
        if (version.get(0) < VK_API_VERSION_1_3) {
            throw new VulkanUnavailableException("The Vulkan loader is older than 1.3. Update it. " + INSTALL);
        }
    }

    private static void requireLayer(MemoryStack stack) {
        IntBuffer count = stack.mallocInt(1);
        VulkanResult.check(vkEnumerateInstanceLayerProperties(count, null), "count the layers");
        VkLayerProperties.Buffer layers = VkLayerProperties.malloc(count.get(0), stack);
        VulkanResult.check(vkEnumerateInstanceLayerProperties(count, layers), "list the layers");
        if (layers.stream().noneMatch(layer -> layer.layerNameString().equals(VALIDATION_LAYER))) {
            throw new VulkanUnavailableException("The Vulkan validation layer was asked for but is not installed."
                    + " On Debian and Ubuntu: apt install vulkan-validationlayers.");
        }
    }

    private static VkDebugUtilsMessengerCallbackEXT callback(ValidationLog log) {
        return VkDebugUtilsMessengerCallbackEXT.create((severity, types, data, user) -> {
            log.add(Objects.requireNonNullElse(
                    VkDebugUtilsMessengerCallbackDataEXT.create(data).pMessageString(), "a message without text"));
            return VK_FALSE;
        });
    }

    private static VkDebugUtilsMessengerCreateInfoEXT messengerInfo(
            MemoryStack stack, VkDebugUtilsMessengerCallbackEXT callback) {
        return VkDebugUtilsMessengerCreateInfoEXT.calloc(stack)
                .sType$Default()
                .messageSeverity(
                        VK_DEBUG_UTILS_MESSAGE_SEVERITY_WARNING_BIT_EXT | VK_DEBUG_UTILS_MESSAGE_SEVERITY_ERROR_BIT_EXT)
                .messageType(VK_DEBUG_UTILS_MESSAGE_TYPE_VALIDATION_BIT_EXT)
                .pfnUserCallback(callback);
    }

    private long createMessenger(MemoryStack stack, VkDebugUtilsMessengerCreateInfoEXT info) {
        var pointer = stack.mallocLong(1);
        VulkanResult.check(
                vkCreateDebugUtilsMessengerEXT(handle, info, null, pointer), "listen to the validation layer");
        return pointer.get(0);
    }

    VkInstance handle() {
        return handle;
    }

    boolean validated() {
        return validated;
    }

    /**
     * What the validation layer says.
     *
     * @return the log; empty without validation
     */
    public ValidationLog validationLog() {
        return log;
    }

    @Override
    public void close() {
        if (callback != null) {
            vkDestroyDebugUtilsMessengerEXT(handle, messenger, null);
        }
        vkDestroyInstance(handle, null);
        if (callback != null) {
            callback.free();
        }
    }
}
