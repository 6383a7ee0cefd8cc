package sinew.renderer.drawing;

import static org.lwjgl.vulkan.VK13.*;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import sinew.renderer.vulkan.CommandRecorder;
import sinew.renderer.vulkan.CommandRecorder.ImageUse;
import sinew.renderer.vulkan.DeviceBuffer;
import sinew.renderer.vulkan.DeviceImage;
import sinew.renderer.vulkan.VulkanDevice;

/** The images of one size that a picture is drawn into, and the memory it is read from. */
final class RenderTargets implements AutoCloseable {
    static final int COLOUR_FORMAT = VK_FORMAT_B8G8R8A8_SRGB;
    static final int DEPTH_FORMAT = VK_FORMAT_D32_SFLOAT;

    final int width;
    final int height;
    private final DeviceImage depth;
    private final @Nullable DeviceImage samples;
    private final DeviceImage picture;
    private final DeviceBuffer readBack;
    private final ByteBuffer pixels;

    RenderTargets(VulkanDevice device, int width, int height, int sampleCount) {
        this.width = width;
        this.height = height;
        depth = new DeviceImage(
                device,
                new DeviceImage.Description(
                        width, height, DEPTH_FORMAT, sampleCount, VK_IMAGE_USAGE_DEPTH_STENCIL_ATTACHMENT_BIT),
                "depth");
        samples = sampleCount == 1
                ? null
                : new DeviceImage(
                        device,
                        new DeviceImage.Description(
                                width, height, COLOUR_FORMAT, sampleCount, VK_IMAGE_USAGE_COLOR_ATTACHMENT_BIT),
                        "samples");
        int usage = VK_IMAGE_USAGE_COLOR_ATTACHMENT_BIT | VK_IMAGE_USAGE_TRANSFER_SRC_BIT;
        picture =
                new DeviceImage(device, new DeviceImage.Description(width, height, COLOUR_FORMAT, 1, usage), "picture");
        readBack = new DeviceBuffer(device, DeviceBuffer.Use.READ_BACK, width * 4L * height, "pixels");
        pixels = readBack.memory();
    }

    void begin(CommandRecorder commands) {
        commands.barrier(picture, ImageUse.NOTHING, ImageUse.COLOUR);
        commands.barrier(depth, ImageUse.NOTHING, ImageUse.DEPTH);
        if (samples != null) {
            commands.barrier(samples, ImageUse.NOTHING, ImageUse.COLOUR);
            commands.beginDrawing(samples, picture, depth, 0f, false);
        } else {
            commands.beginDrawing(picture, null, depth, 0f, false);
        }
    }

    void end(CommandRecorder commands) {
        commands.endDrawing();
        commands.barrier(picture, ImageUse.COLOUR, ImageUse.COPY_SOURCE);
        commands.copy(picture, readBack);
    }

    /**
     * Copies the finished picture.
     *
     * @param target as many bytes as the picture has. Modified.
     */
    void read(ByteBuffer target) {
        readBack.invalidate();
        target.put(0, pixels, 0, target.capacity());
    }

    @Override
    public void close() {
        readBack.close();
        picture.close();
        if (samples != null) {
            samples.close();
        }
        depth.close();
    }
}
