package sinew.renderer;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.List;
import sinew.renderer.SceneDescription.Kind;
import sinew.renderer.SceneDescription.Shape;

/** A small renderer under validation, and what tests draw with it. */
final class TestRenderer implements AutoCloseable {
    static final int WIDTH = 320;
    static final int HEIGHT = 200;
    private static final float[] UPRIGHT = {1f, 0f, 0f, 0f};

    final FailureCollector failures = new FailureCollector();
    final ViewportRenderer renderer;

    TestRenderer() {
        renderer = start(options(), failures);
    }

    static RendererOptions options() {
        return RendererOptions.of(WIDTH, HEIGHT).withValidation(true).withFramesPerSecond(1000);
    }

    // Without Vulkan nothing here is proved, so its absence is a failure and never a silent pass.
    static ViewportRenderer start(RendererOptions options, RendererListener listener) {
        try {
            return ViewportRenderer.start(options, listener);
        } catch (VulkanUnavailableException exception) {
            return fail(
                    "The tests of the renderer need Vulkan with its validation layer. " + exception.getMessage()
                            + " apt install libvulkan1 mesa-vulkan-drivers vulkan-validationlayers",
                    exception);
        }
    }

    /** One red box with sides of 1 m, body 1. */
    static SceneDescription redBox() {
        Shape box = new Shape(
                Kind.BOX, 1, new float[] {0.5f, 0.5f, 0.5f}, new float[3], UPRIGHT, new float[] {0.9f, 0.1f, 0.1f, 1f});
        return new SceneDescription(2, List.of(box), 1, 4f, 0f);
    }

    static SceneFrame boxAt(float x, float y, float z) {
        return new SceneFrame(new float[] {0f, 0f, 0f, 1f, 0f, 0f, 0f, x, y, z, 1f, 0f, 0f, 0f}, 1);
    }

    void show(SceneDescription scene, SceneFrame frame, Vector3 eye, Vector3 target) {
        renderer.setScene(scene);
        renderer.submit(frame);
        renderer.setCamera(Camera.lookingAt(eye, target));
    }

    Picture picture() {
        Picture picture = renderer.renderOnce();
        failures.check();
        return picture;
    }

    static int red(Picture picture, int x, int y) {
        return picture.pixels().get((y * picture.width() + x) * 4 + 2) & 255;
    }

    static int green(Picture picture, int x, int y) {
        return picture.pixels().get((y * picture.width() + x) * 4 + 1) & 255;
    }

    static int blue(Picture picture, int x, int y) {
        return picture.pixels().get((y * picture.width() + x) * 4) & 255;
    }

    @Override
    public void close() {
        renderer.close();
        failures.check();
    }
}
