package sinew.renderer.drawing;

import static org.lwjgl.vulkan.VK13.*;

import sinew.renderer.vulkan.CommandRecorder;
import sinew.renderer.vulkan.CommandRecorder.ImageUse;
import sinew.renderer.vulkan.DeviceImage;
import sinew.renderer.vulkan.ResourceSet;
import sinew.renderer.vulkan.Sampler;
import sinew.renderer.vulkan.VulkanDevice;

/** The depths that the sun sees. */
final class ShadowMap implements AutoCloseable {
    final int resolution;
    private final DeviceImage image;
    private final Sampler sampler;

    ShadowMap(VulkanDevice device, int resolution) {
        this.resolution = resolution;
        int usage = VK_IMAGE_USAGE_DEPTH_STENCIL_ATTACHMENT_BIT | VK_IMAGE_USAGE_SAMPLED_BIT;
        image = new DeviceImage(
                device,
                new DeviceImage.Description(resolution, resolution, RenderTargets.DEPTH_FORMAT, 1, usage),
                "shadow map");
        sampler = new Sampler(device);
    }

    void bind(ResourceSet resources) {
        resources.set(4, image, sampler);
    }

    void begin(CommandRecorder commands) {
        commands.barrier(image, ImageUse.NOTHING, ImageUse.DEPTH);
        commands.beginDrawing(null, null, image, 1f, true);
    }

    void end(CommandRecorder commands) {
        commands.endDrawing();
        commands.barrier(image, ImageUse.DEPTH, ImageUse.DEPTH_READ);
    }

    @Override
    public void close() {
        sampler.close();
        image.close();
    }
}
