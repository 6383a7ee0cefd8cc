package sinew.renderer.vulkan;

import static org.lwjgl.vulkan.VK13.*;

import sinew.renderer.RendererException;

/** Answers of Vulkan calls. */
public final class VulkanResult {
    private VulkanResult() {}

    /**
     * Refuses every answer but success.
     *
     * @param code what the call answered
     * @param what what was tried, as in "create the sampler"
     * @throws RendererException if it failed
     */
    public static void check(int code, String what) {
        if (code != VK_SUCCESS) {
            throw new RendererException("Vulkan could not " + what + ": " + name(code) + ". " + advice(code));
        }
    }

    /**
     * The name of an answer.
     *
     * @param code the answer
     * @return its name, as in the Vulkan specification
     */
    public static String name(int code) {
        return switch (code) {
            case VK_SUCCESS -> "VK_SUCCESS";
            case VK_TIMEOUT -> "VK_TIMEOUT";
            case VK_NOT_READY -> "VK_NOT_READY";
            case VK_INCOMPLETE -> "VK_INCOMPLETE";
            case VK_ERROR_OUT_OF_HOST_MEMORY -> "VK_ERROR_OUT_OF_HOST_MEMORY";
            case VK_ERROR_OUT_OF_DEVICE_MEMORY -> "VK_ERROR_OUT_OF_DEVICE_MEMORY";
            case VK_ERROR_INITIALIZATION_FAILED -> "VK_ERROR_INITIALIZATION_FAILED";
            case VK_ERROR_DEVICE_LOST -> "VK_ERROR_DEVICE_LOST";
            case VK_ERROR_MEMORY_MAP_FAILED -> "VK_ERROR_MEMORY_MAP_FAILED";
            case VK_ERROR_LAYER_NOT_PRESENT -> "VK_ERROR_LAYER_NOT_PRESENT";
            case VK_ERROR_EXTENSION_NOT_PRESENT -> "VK_ERROR_EXTENSION_NOT_PRESENT";
            case VK_ERROR_FEATURE_NOT_PRESENT -> "VK_ERROR_FEATURE_NOT_PRESENT";
            case VK_ERROR_INCOMPATIBLE_DRIVER -> "VK_ERROR_INCOMPATIBLE_DRIVER";
            default -> "VkResult " + code;
        };
    }

    private static String advice(int code) {
        return switch (code) {
            case VK_ERROR_DEVICE_LOST ->
                "The graphics device stopped answering (driver reset, overload or suspend); start the viewport again.";
            case VK_ERROR_OUT_OF_DEVICE_MEMORY ->
                "The device has too little free memory; make the picture smaller or show fewer environments.";
            case VK_ERROR_OUT_OF_HOST_MEMORY -> "The computer has too little free memory; close other programs.";
            case VK_TIMEOUT -> "The device took too long; make the picture smaller or show fewer environments.";
            default -> "An update of the graphics driver may help.";
        };
    }
}
